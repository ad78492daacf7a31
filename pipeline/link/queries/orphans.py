"""Notes that nothing links to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.graph import Edge, LinkGraph
from pipeline.model.moc import stands_for_folder

_FOUND_BY = frozenset({"tag", "category", "redirect"})
"""Edges that are no link to follow."""


def orphans(graph: LinkGraph) -> tuple[str, ...]:
    """Notes without a link or relation from another note, sorted; redirects and index pages are none."""
    linked = set(linked_notes(graph))
    return tuple(
        node.id
        for node in graph.nodes.values()
        if node.kind == "note" and node.id not in linked and not stands_for_folder(node.id)
    )


def linked_notes(graph: LinkGraph) -> Iterator[str]:
    """The targets of links and relations from other nodes."""
    return (edge.target for edge in graph.edges if leads_on(edge))


def leads_on(edge: Edge) -> bool:
    """Whether an edge is a link or a relation to another node."""
    return edge.kind not in _FOUND_BY and edge.source != edge.target
