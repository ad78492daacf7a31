"""networkx' node-link data as JSON, written without networkx: `networkx.node_link_graph` reads it back equal."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from pipeline.model.graph import Edge, LinkGraph


def node_link(graph: LinkGraph) -> str:
    """One node and one edge a line, so that two exports can be compared."""
    nodes = [{"kind": node.kind, "title": node.title, "id": node.id} for node in graph.nodes.values()]
    seen: Counter[tuple[str, str]] = Counter()
    edges = [_edge(edge, seen) for edge in graph.edges]
    return (
        '{"version": 1, "directed": true, "multigraph": true, "graph": {},\n'
        f'"nodes": {_lines(nodes)},\n'
        f'"edges": {_lines(edges)}}}\n'
    )


def _edge(edge: Edge, seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    """`key` counts the edges between the same two nodes, from 0."""
    ends = edge.source, edge.target
    key = seen[ends]
    seen[ends] += 1
    relation = {} if edge.relation is None else {"relation": edge.relation}
    return {
        "line": edge.line,
        "kind": edge.kind,
        **relation,
        "source": edge.source,
        "target": edge.target,
        "key": key,
    }


def _lines(items: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]" if items else "[]"
