"""Links beside their resolutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pipeline.model.link import Link, LinkStatus, Resolution
from pipeline.model.wiki import Wiki

SHOWN = 3
"""Candidates that a message names, at most."""

Resolved: TypeAlias = tuple[Link, Resolution]


def with_status(wiki: Wiki, *statuses: LinkStatus) -> Iterator[Resolved]:
    """Every link whose resolution has one of some statuses, by path and order."""
    for path, resolutions in wiki.graph.resolutions.items():
        for resolution in resolutions:
            if resolution.status in statuses:
                yield wiki.notes[path].links[resolution.index], resolution


def some(candidates: Sequence[str]) -> str:
    """The first of several paths, and how many more there are."""
    more = f" and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
    return f"{', '.join(candidates[:SHOWN])}{more}"


def first_on_the_way(resolution: Resolution) -> str | None:
    """The path that the link names itself, before any redirect."""
    return resolution.redirected_from or resolution.resolved
