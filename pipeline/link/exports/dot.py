"""Graphviz' DOT. A NUL and a backslash before a quote or at an end are what it cannot hold; both are spelt out."""

from __future__ import annotations

from pipeline.link.exports.spelling import spelt_out
from pipeline.model.graph import Edge, LinkGraph, Node


def dot(graph: LinkGraph) -> str:
    """A directed graph whose nodes and edges carry the attributes of the JSON export."""
    lines = [_node(node) for node in graph.nodes.values()]
    lines += [_edge(edge) for edge in graph.edges]
    return "digraph wiki {\n" + "".join(f"  {line};\n" for line in lines) + "}\n"


def quoted(text: str) -> str:
    """A DOT string. In one, only `\\"` is an escape; two backslashes are kept as two, so a backslash is spelt out."""
    plain = spelt_out(text).replace("\\", "\\u005c") if "\\" in text else spelt_out(text)
    return '"' + plain.replace('"', '\\"') + '"'


def _node(node: Node) -> str:
    return f"{quoted(node.id)} [kind={quoted(node.kind)}, title={quoted(node.title)}, label={quoted(node.title)}]"


def _edge(edge: Edge) -> str:
    relation = "" if edge.relation is None else f", relation={quoted(edge.relation)}"
    return f"{quoted(edge.source)} -> {quoted(edge.target)} [kind={quoted(edge.kind)}, line={edge.line}{relation}]"
