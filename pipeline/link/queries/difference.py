"""What a change did to the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.link.networks import between
from pipeline.link.queries.orphans import orphans
from pipeline.link.queries.structure import components
from pipeline.model.graph import LinkGraph

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that is in one graph and not in the other; paths sorted, those of notes that moved as they are now."""

    moved_notes: tuple[Pair, ...]
    """Old and new paths."""
    added_notes: tuple[str, ...]
    removed_notes: tuple[str, ...]
    added_links: tuple[Pair, ...]
    removed_links: tuple[Pair, ...]
    cut: tuple[Pair, ...]
    """Notes that are both still there, that a link or a removed note joined, and that nothing joins any more."""
    joined: tuple[Pair, ...]
    """New links between notes that were there and that nothing joined before."""
    orphaned: tuple[str, ...]
    """Notes that were linked, or were not there, and that nothing links to now."""
    adopted: tuple[str, ...]
    """Notes that nothing linked to, and that something links to now."""
    broken: tuple[str, ...]
    """Names that are wanted now and were not."""
    mended: tuple[str, ...]
    """Names that were wanted and are no more."""

    @property
    def summary(self) -> str:
        """The change in one line, as "cuts 3 paths, orphans 2 notes"."""
        counts = (
            ("moves", len(self.moved_notes), "note"),
            ("adds", len(self.added_notes), "note"),
            ("removes", len(self.removed_notes), "note"),
            ("adds", len(self.added_links), "link"),
            ("removes", len(self.removed_links), "link"),
            ("cuts", len(self.cut), "path"),
            ("joins", len(self.joined), "path"),
            ("orphans", len(self.orphaned), "note"),
            ("adopts", len(self.adopted), "note"),
            ("breaks", len(self.broken), "name"),
            ("mends", len(self.mended), "name"),
        )
        said = [f"{verb} {count} {noun}{'' if count == 1 else 's'}" for verb, count, noun in counts if count]
        return ", ".join(said) or "changes nothing"


def difference(before: LinkGraph, after: LinkGraph, moves: Mapping[str, str] | None = None) -> Difference:
    """Compare two graphs of one wiki. `moves`: old path → new path of notes that are the same."""
    known = {old: new for old, new in (moves or {}).items() if old in before.nodes and new in after.nodes}

    def now(path: str) -> str:
        return known.get(path, path)

    old_notes, new_notes = set(map(now, _notes(before))), _notes(after)
    old_links = {(now(source), now(target)) for source, target in between(before).edges}
    new_links = set(between(after).edges)
    kept = old_notes & new_notes
    orphaned, lonely = set(orphans(after)), set(map(now, orphans(before)))
    joined_now = _component_of(after)
    joined_before = {now(path): part for path, part in _component_of(before).items()}
    wanted_before, wanted_after = _wanted(before), _wanted(after)
    return Difference(
        moved_notes=tuple(sorted(known.items())),
        added_notes=_sorted(new_notes - old_notes),
        removed_notes=_sorted(old_notes - new_notes),
        added_links=tuple(sorted(new_links - old_links)),
        removed_links=tuple(sorted(old_links - new_links)),
        cut=_apart((*(old_links - new_links), *_through(old_links, joined_now, kept)), joined_now, kept),
        joined=_apart(new_links - old_links, joined_before, kept),
        orphaned=_sorted(orphaned - lonely),
        adopted=_sorted((lonely & new_notes) - orphaned),
        broken=_sorted(wanted_after - wanted_before),
        mended=_sorted(wanted_before - wanted_after),
    )


def _notes(graph: LinkGraph) -> set[str]:
    return {node.id for node in graph.nodes.values() if node.kind in ("note", "redirect")}


def _wanted(graph: LinkGraph) -> set[str]:
    return {node.title for node in graph.nodes.values() if node.kind == "missing"}


def _through(links: Iterable[Pair], component: Mapping[str, int], kept: set[str]) -> Iterator[Pair]:
    """What notes that are gone held together: the first note around them, with the first of each other component."""
    import networkx as nx

    gone = nx.Graph([pair for pair in links if pair[0] not in kept and pair[1] not in kept])
    around: dict[str, set[str]] = {}
    for source, target in links:
        for end, other in ((source, target), (target, source)):
            if end not in kept and other in kept:
                gone.add_node(end)
                around.setdefault(end, set()).add(other)
    for part in nx.connected_components(gone):
        firsts: dict[int, str] = {}
        for note in sorted(set().union(*(around.get(note, set()) for note in part))):
            firsts.setdefault(component[note], note)
        first, *others = sorted(firsts.values()) or [""]
        yield from ((first, other) for other in others)


def _apart(links: Iterable[Pair], component: Mapping[str, int], kept: set[str]) -> tuple[Pair, ...]:
    """The pairs whose ends lie in two components of a graph, each two notes once."""
    pairs = {(min(pair), max(pair)) for pair in links if pair[0] in kept and pair[1] in kept}
    return tuple(sorted(pair for pair in pairs if component[pair[0]] != component[pair[1]]))


def _component_of(graph: LinkGraph) -> Mapping[str, int]:
    return {path: index for index, part in enumerate(components(graph)) for path in part}


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))
