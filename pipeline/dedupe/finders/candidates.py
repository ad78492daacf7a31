"""The notes that finders look at, and pairs of them without growing quadratic (law 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from pipeline.model.cluster import Evidence

ALL_PAIRS = 12
"""So many notes that are alike are compared each with each; of more, all with the first and with their neighbour."""


def pairs(group: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a group of paths, the first of which is the one that stands for the group."""
    if len(group) <= ALL_PAIRS:
        yield from combinations(group, 2)
        return
    for before, path in pairwise(group):
        yield group[0], path
        if before != group[0]:
            yield before, path


def supporting(kind: str, words: str, one: str, other: str) -> Evidence:
    """Evidence for a pair, whichever is named first."""
    return Evidence(True, kind, words, _pair(one, other))


def opposing(kind: str, words: str, one: str, other: str) -> Evidence:
    """Evidence against a pair."""
    return Evidence(False, kind, words, _pair(one, other))


def by_pair(evidence: Iterable[Evidence]) -> dict[tuple[str, str], list[Evidence]]:
    """Evidence by its pair; of each kind the first."""
    found: dict[tuple[str, str], dict[str, Evidence]] = {}
    for piece in evidence:
        found.setdefault(piece.members, {}).setdefault(piece.kind, piece)
    return {pair: list(found[pair].values()) for pair in sorted(found)}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
