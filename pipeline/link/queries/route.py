"""The shortest way from one note to another."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.networks import FILES, between
from pipeline.model.graph import LinkGraph


@dataclass(frozen=True, slots=True)
class Route:
    """Nodes from the first to the last."""

    nodes: tuple[str, ...]
    forward: bool
    """False: no way follows the links; this one goes against some of them."""


def route(start: str, end: str, graph: LinkGraph) -> Route | None:
    """A shortest route along links, relations and redirects; failing that, one that may go against them."""
    import networkx as nx

    forward = between(graph, FILES)
    if start not in forward or end not in forward:
        return None
    for way in (forward, forward.to_undirected(as_view=True)):
        if nx.has_path(way, start, end):
            return Route(tuple(nx.shortest_path(way, start, end)), forward=way is forward)
    return None
