"""Addresses and anchors of the ledger that the site would have no more, and what they may have become."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.ledger import Ledger, Published
from pipeline.model.moc import bare_title, is_moc
from pipeline.model.name import folded
from pipeline.model.page import INDEXES
from pipeline.model.wiki import Wiki

_ALIKE = 0.5
"""The share of its anchors that a page keeps when it moves, at least: as of lines in Git's renames."""


@dataclass(frozen=True, slots=True)
class Successor:
    """The note that a lost page may be now."""

    path: str
    why: str


@dataclass(frozen=True)
class Losses:
    """What a ledger and a wiki say together."""

    wiki: Wiki
    ledger: Ledger

    def addresses(self) -> Iterator[tuple[str, Published]]:
        """Addresses at which nothing stands any more; a note that is private now gave up its own on purpose.

        That of an index leads on to a wider index, for as long as there is one; that of a canvas to where it is now.
        """
        moved = self.ledger.moved_boards
        for address, was in self.ledger.urls.items():
            index = was.is_made and was.note.startswith(f"{INDEXES}/")
            if (
                address not in self.ledger.standing
                and was.note not in self._private
                and not index
                and address not in moved
            ):
                yield address, was

    def anchors(self) -> Iterator[tuple[str, str]]:
        """Pages that still stand, by their notes, with each fragment that names nothing there and moved nowhere."""
        for address, was in self.ledger.urls.items():
            now = self.ledger.standing.get(address)
            if now is not None and now.note in self.wiki.notes and now.note not in self.wiki.graph.redirects:
                for anchor in sorted(was.anchors - now.anchors):
                    if (now.note, _compared(anchor)) not in self._moved:
                        yield now.note, anchor

    def successor(self, was: Published) -> Successor | None:
        """The note that a lost page most likely is: by Git, by its file's name, by its headings."""
        if was.is_made:
            found = self._maps.get(_loose(_stem(was.note)))
            return Successor(found, "it maps the same category") if found else None
        renamed = self.ledger.renames.get(was.note)
        if renamed is not None and renamed in self.wiki.notes:
            return Successor(renamed, "Git knows it to be renamed")
        namesakes = self._fresh_by_stem.get(_stem(was.note), [])
        if len(namesakes) == 1:
            return Successor(namesakes[0], "a new note has the same name")
        alike = max(((self._alike(was, path), path) for path in self._fresh), default=(0.0, ""))
        return Successor(alike[1], "a new note has the same headings") if alike[0] >= _ALIKE else None

    def _alike(self, was: Published, path: str) -> float:
        anchors = self._fresh[path]
        return len(was.anchors & anchors) / len(was.anchors | anchors) if len(was.anchors & anchors) > 1 else 0.0

    @cached_property
    def _fresh(self) -> dict[str, frozenset[str]]:
        """Notes that were never published before, with their anchors."""
        known = {was.note for was in self.ledger.urls.values()}
        return {
            now.note: now.anchors
            for now in self.ledger.standing.values()
            if now.note not in known and now.note in self.wiki.notes
        }

    @cached_property
    def _fresh_by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._fresh:
            found.setdefault(_stem(path), []).append(path)
        return found

    @cached_property
    def _maps(self) -> dict[str, str]:
        """Maps by what they map, as it stands in an address; of those alike the first."""
        maps = [note for path, note in sorted(self.wiki.notes.items(), reverse=True) if is_moc(note)]
        by_title = {_loose(bare_title(note.title)): note.path for note in maps}
        return by_title | {_loose(note.roles.category.text): note.path for note in maps if note.roles.category}

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(self.wiki.notes.keys() - {now.note for now in self.ledger.standing.values()})

    @cached_property
    def _moved(self) -> frozenset[tuple[str, str]]:
        parts = (source.partition("#") for source in self.wiki.graph.sections)
        return frozenset((path, _compared(part)) for path, _, part in parts)


def _loose(name: str) -> str:
    return "".join(filter(str.isalnum, folded(name)))


def _stem(path: str) -> str:
    return folded(posixpath.splitext(posixpath.basename(path))[0])


def _compared(anchor: str) -> str:
    """A fragment as the linker compares those that moved: a heading's text and its slugs are one."""
    key = folded(anchor)
    return key if key.startswith("^") else _loose(key) or key
