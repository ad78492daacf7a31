"""The wiki's links in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.link.networks import between
from pipeline.link.queries.orphans import leads_on, orphans
from pipeline.link.queries.structure import components
from pipeline.model.graph import LinkGraph
from pipeline.model.link import LinkKind, LinkStatus, Via
from pipeline.model.note import Note

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; the last figures are of the graph of notes, one edge for each pair of which one links to the other."""

    nodes: Mapping[str, int]
    """By kind."""
    edges: Mapping[str, int]
    """By kind."""
    links: int
    statuses: Mapping[LinkStatus, int]
    kinds: Mapping[LinkKind, int]
    vias: Mapping[Via, int]
    redirected: int
    """Links that went by a redirect."""
    respelt: int
    """Links that differ from the name they matched by case, width or composition only."""
    orphans: int
    unused_attachments: int
    components: int
    largest_component: int
    pairs: int
    density: float
    """Pairs as a share of all possible ones."""
    mean_links: float
    """Other notes that a note links to, on average."""


def stats(graph: LinkGraph, notes: Mapping[str, Note], fixtures: str = "_fixtures") -> Stats:
    """Count everything once. `fixtures`: the folder of the files that snippets name."""
    resolutions = [resolution for of_note in graph.resolutions.values() for resolution in of_note]
    read = between(graph)
    parts = components(graph)
    count, pairs = read.number_of_nodes(), read.number_of_edges()
    return Stats(
        nodes=_counted(node.kind for node in graph.nodes.values()),
        edges=_counted(edge.kind for edge in graph.edges),
        links=len(resolutions),
        statuses=_counted(resolution.status for resolution in resolutions),
        kinds=_counted(link.kind for note in notes.values() for link in note.links),
        vias=_counted(resolution.via for resolution in resolutions if resolution.via),
        redirected=sum(resolution.redirected_from is not None for resolution in resolutions),
        respelt=sum(not resolution.exact for resolution in resolutions),
        orphans=len(orphans(graph)),
        unused_attachments=_unused(graph, notes, fixtures),
        components=len(parts),
        largest_component=max(map(len, parts), default=0),
        pairs=pairs,
        density=pairs / (count * (count - 1)) if count > 1 else 0.0,
        mean_links=pairs / count if count else 0.0,
    )


def _counted(items: Iterable[Word]) -> Mapping[Word, int]:
    counts = Counter(items)
    return {item: counts[item] for item in sorted(counts)}


def _unused(graph: LinkGraph, notes: Mapping[str, Note], fixtures: str) -> int:
    used = {edge.target for edge in graph.edges if leads_on(edge)}
    named = {snippet.fixture for note in notes.values() for snippet in note.snippets if snippet.fixture}
    used.update(f"{fixtures.strip('/')}/{name}.py" for name in named)
    return sum(node.kind == "attachment" and node.id not in used for node in graph.nodes.values())
