"""The link graph as networkx knows it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, TypeAlias

from pipeline.model.graph import Edge, LinkGraph, NodeKind

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str]
    Simple: TypeAlias = nx.DiGraph[str]

FILES: frozenset[NodeKind] = frozenset({"note", "redirect", "attachment"})
READ: frozenset[NodeKind] = frozenset({"note", "redirect"})
"""The kinds of node that a reader goes through: not tags, categories, attachments, nor what is missing."""


def network(graph: LinkGraph) -> Network:
    """The graph with every kind of node and edge, attributes as in the JSON export; frozen."""
    import networkx as nx

    made: Network = nx.MultiDiGraph()
    for node in graph.nodes.values():
        made.add_node(node.id, kind=node.kind, title=node.title)
    made.add_edges_from((edge.source, edge.target, attributes(edge)) for edge in graph.edges)
    return nx.freeze(made)


def attributes(edge: Edge) -> dict[str, Any]:
    """What an edge says of itself beside its ends."""
    said: dict[str, Any] = {"line": edge.line, "kind": edge.kind}
    return said if edge.relation is None else {**said, "relation": edge.relation}


def between(graph: LinkGraph, kinds: Collection[NodeKind] = READ) -> Simple:
    """One edge for each pair of nodes of these kinds of which one leads to the other, in a fixed order; frozen."""
    import networkx as nx

    made: Simple = nx.DiGraph()
    made.add_nodes_from(node.id for node in graph.nodes.values() if node.kind in kinds)
    made.add_edges_from((edge.source, edge.target) for edge in graph.edges if _inside(edge, graph, kinds))
    return nx.freeze(made)


def _inside(edge: Edge, graph: LinkGraph, kinds: Collection[NodeKind]) -> bool:
    ends = graph.nodes[edge.source].kind, graph.nodes[edge.target].kind
    return edge.source != edge.target and ends[0] in kinds and ends[1] in kinds
