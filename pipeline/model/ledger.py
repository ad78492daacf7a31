"""Every address and anchor that was ever published, so that none is lost unnoticed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

BOARDS: Final = (".canvas", ".base")
"""Endings of the files that only Obsidian opens, and that have a page of ours."""


@dataclass(frozen=True, slots=True)
class Published:
    """What stands, or stood, at an address of the site."""

    note: str
    """Path of the note; of an address that only points on, what points."""
    anchors: frozenset[str] = frozenset()
    """Ids that a fragment can name: of headings, blocks (`^id`) and raw HTML."""
    is_made: bool = False
    """True for a page that no note stands for, as one made of a category."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The site as it was, and as it would be now; addresses are those of files, as `folder/name.html`."""

    urls: Mapping[str, Published]
    """Address → what was ever published there."""
    standing: Mapping[str, Published] = field(default_factory=dict)
    """Address → what would be published there now."""
    renames: Mapping[str, str] = field(default_factory=dict)
    """Old path → path of each file that Git knows to be renamed, chains followed."""

    @property
    def moved_boards(self) -> Mapping[str, str]:
        """Lost address of a canvas or base → path of what it is now: by Git, else the only one of the same file name."""
        boards = {now.note for now in self.standing.values() if now.note.lower().endswith(BOARDS)}
        called: dict[str, list[str]] = {}
        for path in sorted(boards):
            called.setdefault(posixpath.basename(path), []).append(path)
        found: dict[str, str] = {}
        for address, was in self.urls.items():
            if address not in self.standing and was.note.lower().endswith(BOARDS):
                renamed, namesakes = self.renames.get(was.note), called.get(posixpath.basename(was.note), [])
                if renamed in boards or len(namesakes) == 1:
                    found[address] = renamed if renamed in boards else namesakes[0]
        return found

    @property
    def united(self) -> Mapping[str, Published]:
        """What was and what is, by address: the note of now, the anchors of both."""
        both = {**self.urls, **self.standing}
        return {
            address: replace(now, anchors=now.anchors | self.urls[address].anchors) if address in self.urls else now
            for address, now in sorted(both.items())
        }
