"""Graphviz' DOT. Control characters and backslashes, which its strings cannot hold everywhere, are spelt out."""

from __future__ import annotations

from pipeline.link.exports.spelling import every_spelt_out
from pipeline.model.graph import Edge, LinkGraph, Node


def dot(graph: LinkGraph) -> str:
    """A directed graph whose nodes and edges carry the attributes of the JSON export."""
    lines = [_node(node) for node in graph.nodes.values()]
    lines += [_edge(edge) for edge in graph.edges]
    return "digraph wiki {\n" + "".join(f"  {line};\n" for line in lines) + "}\n"


def quoted(text: str) -> str:
    """A DOT string. In one, only `\\"` is an escape, and two backslashes stay two: so a backslash is spelt out."""
    return '"' + every_spelt_out(text).replace('"', '\\"') + '"'


def label(text: str) -> str:
    """What graphviz draws: in a label, two backslashes are one."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace("\0", "").replace('"', '\\"') + '"'


def _node(node: Node) -> str:
    return f"{quoted(node.id)} [kind={quoted(node.kind)}, title={quoted(node.title)}, label={label(node.title)}]"


def _edge(edge: Edge) -> str:
    relation = "" if edge.relation is None else f", relation={quoted(edge.relation)}"
    return f"{quoted(edge.source)} -> {quoted(edge.target)} [kind={quoted(edge.kind)}, line={edge.line}{relation}]"
