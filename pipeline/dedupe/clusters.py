"""Clusters of notes that name one concept. Each finder of candidates is a file; here they come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.dedupe.declared import declared
from pipeline.dedupe.identical import identical
from pipeline.dedupe.right import is_stub
from pipeline.dedupe.samename import same_name
from pipeline.model.cluster import Cluster, Evidence, Tier
from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameTable
from pipeline.model.note import Note


def clusters(notes: Mapping[str, Note], names: NameTable, graph: LinkGraph) -> tuple[Cluster, ...]:
    """What is declared or identical, then what shares a name; sorted by canonical note and tier.

    Every member has evidence with the canonical note itself: nothing is joined by a third note.
    """
    ordered = {path: notes[path] for path in sorted(notes)}
    certain = declared(ordered, names, graph)
    copies = {path: original for path, original in identical(ordered, graph).items() if path not in certain}
    rest = same_name(ordered, names, graph, {**certain, **copies})
    evidence = [*_declared_evidence(certain), *_identical_evidence(copies)]
    found = [*_stars((piece, "auto") for piece in evidence), *_stars((piece, _tier(piece, ordered)) for piece in rest)]
    return tuple(sorted(found, key=lambda cluster: (cluster.canonical, cluster.tier)))


def _declared_evidence(certain: Mapping[str, str]) -> Iterator[Evidence]:
    for path, canonical in certain.items():
        yield Evidence(True, "declared", f"{path} says that it is a duplicate of {canonical}", (canonical, path))


def _identical_evidence(copies: Mapping[str, str]) -> Iterator[Evidence]:
    for path, original in copies.items():
        yield Evidence(True, "identical", f"{path} and {original} are the same, byte for byte", (original, path))


def _tier(piece: Evidence, notes: Mapping[str, Note]) -> Tier:
    """Equal titles, one of them over nothing to read, are safe to join; an alias may only be a loose word."""
    stub = is_stub(notes[piece.members[1]])
    return "auto-stub" if stub and piece.kind == "title-is-title" else "review"


def _stars(judged: Iterable[tuple[Evidence, Tier]]) -> Iterator[Cluster]:
    """One cluster for each canonical note, the first member of every piece of evidence, and tier."""
    found: dict[tuple[str, Tier], list[Evidence]] = {}
    for piece, tier in judged:
        found.setdefault((piece.members[0], tier), []).append(piece)
    for (canonical, tier), pieces in found.items():
        members = {canonical, *(piece.members[1] for piece in pieces)}
        yield Cluster(tuple(sorted(members)), canonical, tier, tuple(pieces))
