"""The link graph as text for other programs; one format a file, each with its own words on what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from pipeline.link.exports.dot import dot
from pipeline.link.exports.nodelink import node_link
from pipeline.link.exports.turtle import turtle
from pipeline.link.exports.xml import gexf, graphml
from pipeline.model.graph import LinkGraph
from pipeline.model.note import Note

Export: TypeAlias = Callable[[LinkGraph, Mapping[str, Note]], str]

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "json": lambda graph, _: node_link(graph),
        "graphml": lambda graph, _: graphml(graph),
        "gexf": lambda graph, _: gexf(graph),
        "dot": lambda graph, _: dot(graph),
        "turtle": turtle,
    }
)


def export(graph: LinkGraph, notes: Mapping[str, Note], format: str) -> str:  # noqa: A002 - it is called so on the command line
    """The graph in one of the formats of `EXPORTS`; ends in a newline. Raises KeyError for any other."""
    return EXPORTS[format](graph, notes)


__all__ = ["EXPORTS", "export"]
