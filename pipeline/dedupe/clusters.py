"""Clusters of notes that name one concept. Each finder of candidates is a file; here they come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.dedupe.declared import declared
from pipeline.dedupe.samename import same_name
from pipeline.model.cluster import Cluster, Evidence, Tier
from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameTable
from pipeline.model.note import Note


def clusters(notes: Mapping[str, Note], names: NameTable, graph: LinkGraph) -> tuple[Cluster, ...]:
    """What is declared, then what shares a name; sorted by canonical note and tier.

    Every member has evidence with the canonical note itself: nothing is joined by a third note.
    """
    ordered = {path: notes[path] for path in sorted(notes)}
    certain = declared(ordered, names, graph)
    found = [*_stars(_declared_evidence(certain), "auto")]
    found.extend(_stars(same_name(ordered, names, graph, certain), "review"))
    return tuple(sorted(found, key=lambda cluster: (cluster.canonical, cluster.tier)))


def _declared_evidence(certain: Mapping[str, str]) -> Iterable[Evidence]:
    for path, canonical in certain.items():
        yield Evidence(True, "declared", f"{path} says that it is a duplicate of {canonical}", (canonical, path))


def _stars(evidence: Iterable[Evidence], tier: Tier) -> Iterable[Cluster]:
    """One cluster for each canonical note, the first member of every piece of evidence."""
    by_canonical: dict[str, list[Evidence]] = {}
    for piece in evidence:
        by_canonical.setdefault(piece.members[0], []).append(piece)
    for canonical, pieces in by_canonical.items():
        members = {canonical, *(piece.members[1] for piece in pieces)}
        yield Cluster(tuple(sorted(members)), canonical, tier, tuple(pieces))
