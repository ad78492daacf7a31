"""Where links go once notes are merged, and the edits that send them there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.edit.links import Destination, address, path_as_written, sent, unlinked, wikilink
from pipeline.link.fragments import Anchors
from pipeline.model.diagnostic import Edit
from pipeline.model.link import Link, Resolution
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.links.rewrite import SureNames

_BY_NAME = frozenset({"wikilink", "embed"})


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one merged note's text in the canonical note."""

    section: str | None
    """What a fragment calls the section that holds it now; None where nothing was appended."""
    anchors: Mapping[str, str]
    """Old id of a heading or block → its id on the canonical note's page; empty: the page as a whole."""


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways to canonical notes."""

    wiki: Wiki
    root: Mapping[str, str]
    """Merged note → canonical note."""
    names: SureNames
    moved: Mapping[str, Moved]
    """By merged note; empty in the first round, when the canonical notes' new headings are not known."""
    anchors: Mapping[str, Anchors]
    """Of the canonical notes as they will be."""

    def from_bystander(self, note: Note) -> Iterator[tuple[Link, Edit]]:
        """A note's links to merged notes; the note itself stays where it is."""
        for link, found in self._links(note):
            if found.resolved in self.root:
                edit = self._sent(link, found, note.path, note.path)
                if edit:
                    yield link, edit

    def from_moved(self, note: Note) -> Iterator[tuple[Link, Edit]]:
        """The links of a note whose text becomes part of its canonical note."""
        for link, found in self._links(note):
            if link.field is None and found.status != "external":
                edit = self._sent(link, found, note.path, self.root[note.path])
                if edit:
                    yield link, edit

    def _links(self, note: Note) -> Iterator[tuple[Link, Resolution]]:
        return zip(note.links, self.wiki.graph.resolutions[note.path], strict=True)

    def _sent(self, link: Link, found: Resolution, source: str, home: str) -> Edit | None:
        """The edit of a link in a note `source`, whose text will stand in the note `home`."""
        if found.resolved is None:
            return _kept(link, source, home)
        end = self.root.get(found.resolved, found.resolved)
        if end == home and link.field is None:
            return self._within(link, found, source)
        if found.resolved in self.root:
            to = Destination(end, self.names.of_note(end, self.wiki, home), self._fragment(link, found))
            return sent(link, source, to, self.wiki.options.dialect, home)
        means_one = found.status != "ambiguous" and not (link.target or "").startswith(".")
        if source == home or (link.kind in _BY_NAME and means_one):
            return None
        return self._from_new_home(link, found, source, home)

    def _within(self, link: Link, found: Resolution, source: str) -> Edit | None:
        """A link that would lead from a note to itself: to the part that it means, else only its words."""
        fragment = self._fragment(link, found)
        if fragment is None or (link.kind == "embed" and link.fragment is None):
            return unlinked(link, source) if link.target is not None else None
        if link.kind not in _BY_NAME:
            return address(link, source, "", fragment)
        words = (link.fragment or "").replace("#", " > ") if link.kind == "wikilink" and link.label is None else None
        return wikilink(link, source, "", fragment, words or None, self.wiki.options.dialect)

    def _fragment(self, link: Link, found: Resolution) -> str | None:
        """How the part that a link means is called from now on; None for a whole note."""
        moved = self.moved.get(found.resolved or "")
        if moved is None:
            return link.fragment
        if found.anchor is None:
            return moved.section if link.kind == "embed" and link.fragment is None else link.fragment
        new = moved.anchors.get(found.anchor, found.anchor)
        if link.kind not in _BY_NAME or not new:
            return new or None
        known = self.anchors[self.root[found.resolved or ""]]
        asked = link.fragment or ""
        below = f"{moved.section}#{asked.rpartition('#')[2]}"
        return next((way for way in (asked, below, moved.section or new) if known.find(way) == new), new)

    def _from_new_home(self, link: Link, found: Resolution, source: str, home: str) -> Edit | None:
        """A link that counts from the folder of its note, counted from another."""
        path = found.resolved or ""
        if link.kind in _BY_NAME:
            name = self.names.of_note(path, self.wiki, home) if path in self.wiki.notes else path
            return sent(link, source, Destination(path, name, link.fragment), self.wiki.options.dialect, home)
        from_root = (link.target or "").startswith("/") and found.via == "path"
        if from_root and not link.raw.endswith("]"):
            return None
        return address(link, source, path_as_written(link, home, path), link.fragment)


def _kept(link: Link, source: str, home: str) -> Edit | None:
    """A link that leads nowhere keeps leading to the same nowhere."""
    target = link.target or ""
    if source == home or link.kind in _BY_NAME or target.startswith("/") or not target:
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    return address(link, source, posixpath.relpath(place, posixpath.dirname(home) or "."), link.fragment)


def rewritten(link: Link, one: Edit) -> str:
    """A link after its edit."""
    start = link.place.start
    return link.raw[: one.start - start] + one.text + link.raw[one.end - start :]
