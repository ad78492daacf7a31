"""Pairs into clusters: a canonical note in the middle, and around it only notes that match it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.dedupe.finders.candidates import opposing
from pipeline.model.cluster import Cluster, Evidence, Tier

_ORDER: Mapping[Tier, int] = {"auto": 0, "auto-stub": 1, "review": 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of notes, all evidence, and the tier; None where it is not worth a look."""

    pair: tuple[str, str]
    evidence: tuple[Evidence, ...]
    tier: Tier | None


Right: TypeAlias = tuple[bool, int, int, int, str]
"""As `right` tells it; first whether there is nothing to read."""
Pairs: TypeAlias = Mapping[str, Mapping[str, Judged]]
"""Path → the other of the pair → the pair."""


def stars(judged: Iterable[Judged], right: Mapping[str, Right], certain: Mapping[str, str]) -> tuple[Cluster, ...]:
    """The clusters, certain ones first; a note that others were joined to may still be a member of a later one.

    `right`: what sorts first has most right to be canonical; `certain`: what notes say of themselves. Two notes with
    something to read never come together by a stub between them, unless they say so themselves.
    """
    worth = [one for one in judged if one.tier is not None]
    joined: set[str] = set()
    found: list[Cluster] = []
    for tier in _ORDER:
        pairs = _neighbours(one for one in worth if one.tier == tier and not joined & set(one.pair))
        for canonical, members in _centres(pairs, right, certain, tier):
            joined.update(members)
            found.append(_cluster(canonical, members, tier, pairs))
    flagged = _bridges(found, _neighbours(worth))
    return tuple(sorted(flagged, key=lambda cluster: (_ORDER[cluster.tier], cluster.canonical)))


def _neighbours(judged: Iterable[Judged]) -> dict[str, dict[str, Judged]]:
    pairs: dict[str, dict[str, Judged]] = {}
    for one in judged:
        first, second = one.pair
        pairs.setdefault(first, {})[second] = one
        pairs.setdefault(second, {})[first] = one
    return pairs


def _centres(
    pairs: Pairs, right: Mapping[str, Right], certain: Mapping[str, str], tier: Tier
) -> Iterator[tuple[str, Sequence[str]]]:
    """Greedily: the note that others name first, then that which matches most others; stubs last."""
    named = set(certain.values())
    taken: set[str] = set()

    def order(path: str) -> tuple[bool, bool, bool, int, Right]:
        is_stub = tier != "auto" and right[path][0]
        return path in certain, is_stub, path not in named, -len(pairs[path]), right[path]

    for path in sorted(pairs, key=order):
        members = [other for other in sorted(pairs[path]) if other not in taken and certain.get(path) != other]
        if path not in taken and members:
            taken.update((path, *members))
            yield path, members


def _cluster(canonical: str, members: Sequence[str], tier: Tier, pairs: Pairs) -> Cluster:
    said: dict[tuple[str, tuple[str, ...]], Evidence] = {}
    for member in members:
        for piece in pairs[canonical][member].evidence:  # two finders may say one thing
            said.setdefault((piece.words, piece.members), piece)
    return Cluster(tuple(sorted((canonical, *members))), canonical, tier, tuple(said.values()))


def _bridges(clusters: Iterable[Cluster], pairs: Pairs) -> Iterator[Cluster]:
    """Flag the members that match notes which the canonical note does not match: they may hold two concepts."""
    for cluster in clusters:
        inside = {*cluster.members, *pairs[cluster.canonical]}
        flags = [
            opposing("bridge", f"{member} also matches {other}, which {cluster.canonical} does not", member, other)
            for member in cluster.members
            for other in sorted(pairs[member])
            if other not in inside
        ]
        yield Cluster(cluster.members, cluster.canonical, cluster.tier, (*cluster.evidence, *flags))
