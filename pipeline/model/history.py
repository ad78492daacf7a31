"""What a version control system knows of a note."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a note. What its message says is not kept: it may name what readers must not see."""

    commit: str
    """The whole hash, hexadecimal."""
    day: datetime.date
    """Of the author, in UTC."""
    author: str
    """Name only, by the mailmap; empty where the author gave none but an address."""


@dataclass(frozen=True, slots=True)
class History:
    """A note's changes, the newest first; never empty."""

    changes: tuple[Change, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """Each once, by how often they changed the note, then by name."""
        count: dict[str, int] = {}
        for change in self.changes:
            if change.author:
                count[change.author] = count.get(change.author, 0) + 1
        return tuple(sorted(count, key=lambda name: (-count[name], name)))
