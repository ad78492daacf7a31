"""Links beside their resolutions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pipeline.model.link import Link, LinkStatus, Resolution
from pipeline.model.wiki import Wiki

Resolved: TypeAlias = tuple[Link, Resolution]


def with_status(wiki: Wiki, *statuses: LinkStatus) -> Iterator[Resolved]:
    """Every link whose resolution has one of some statuses, by path and order."""
    for path, resolutions in wiki.graph.resolutions.items():
        for resolution in resolutions:
            if resolution.status in statuses:
                yield wiki.notes[path].links[resolution.index], resolution


def first_on_the_way(resolution: Resolution) -> str | None:
    """The path that the link names itself, before any redirect."""
    return resolution.redirected_from or resolution.resolved
