"""Notes that most others link to."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.queries.orphans import leads_on
from pipeline.model.graph import LinkGraph


@dataclass(frozen=True, slots=True)
class Hub:
    """A note and how much hangs on it."""

    path: str
    title: str
    inbound: int
    """Notes that link to it."""
    outbound: int
    """Notes that it links to."""
    links: int
    """Links to it, of which one note may hold several."""


def hubs(graph: LinkGraph, limit: int | None = 20) -> tuple[Hub, ...]:
    """Notes that any other links to, the most linked first; at most `limit`, None for all."""
    sources: dict[str, set[str]] = {}
    targets: dict[str, set[str]] = {}
    links: dict[str, int] = {}
    for edge in graph.edges:
        if leads_on(edge):
            sources.setdefault(edge.target, set()).add(edge.source)
            targets.setdefault(edge.source, set()).add(edge.target)
            links[edge.target] = links.get(edge.target, 0) + 1
    found = [
        Hub(node.id, node.title, len(sources[node.id]), len(targets.get(node.id, ())), links[node.id])
        for node in graph.nodes.values()
        if node.kind == "note" and node.id in sources
    ]
    return tuple(sorted(found, key=lambda hub: (-hub.inbound, -hub.links, hub.path))[:limit])
