"""Decided clusters → groups, each with the one note that stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.failure import CannotRun


@dataclass(frozen=True, slots=True)
class Group:
    """A canonical note and those that become redirects to it, by path."""

    canonical: str
    others: tuple[str, ...]
    """In the order in which their texts are joined."""


def grouped(merges: Iterable[tuple[str, Iterable[str]]]) -> tuple[Group, ...]:
    """Groups from canonical notes and their members; a canonical note that is itself joined to another takes its own along.

    Raises CannotRun where a note would be joined to two, or in a circle.
    """
    into: dict[str, str] = {}
    for canonical, members in merges:
        for member in members:
            if member != canonical and into.setdefault(member, canonical) != canonical:
                raise CannotRun(
                    f"{member} would be merged into {into[member]} and into {canonical}; leave it in one cluster"
                )
    groups: dict[str, list[str]] = {}
    for member in into:
        groups.setdefault(_root(member, into), []).append(member)
    return tuple(Group(canonical, tuple(sorted(groups[canonical]))) for canonical in sorted(groups))


def _root(member: str, into: Mapping[str, str]) -> str:
    at, seen = member, {member}
    while at in into:
        at = into[at]
        if at in seen:
            raise CannotRun(f"{member} would be merged in a circle; make another note of its clusters canonical")
        seen.add(at)
    return at
