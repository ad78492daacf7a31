"""Where one link goes, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.link.chains import Part
from pipeline.link.ends import Ends
from pipeline.link.fragments import Anchors, anchors, begin_of, is_top, part_key
from pipeline.link.indexes import Indexes
from pipeline.link.match import Match, by_name, by_path, is_folder
from pipeline.model.graph import Redirect
from pipeline.model.link import Link, LinkStatus, Resolution
from pipeline.model.note import Note
from pipeline.model.options import Options


@dataclass(frozen=True, slots=True)
class Resolver:
    """A wiki's indexes, ready to be asked."""

    notes: Mapping[str, Note]
    indexes: Indexes
    ends: Ends
    options: Options
    parts: Mapping[Part, Redirect] = field(default_factory=dict)
    """Parts of pages that moved."""
    _anchors: dict[str, Anchors] = field(default_factory=dict)
    _names: dict[str, Match | None] = field(default_factory=dict)

    def resolve(self, note: Note, index: int) -> Resolution:
        """The resolution of a note's link."""
        return self.resolved(note.links[index], note, index)

    def resolved(self, link: Link, note: Note, index: int) -> Resolution:
        """Where a link would go that stood in a note in place of the one at an index."""
        asked = named_across_vaults(link, self.options)
        if asked.external:
            return _outside(note, index)
        if not asked.target:
            own = Resolution(note.path, index, "ok", note.path, "path", None, (note.path,), None)
            return self._with_fragment(own, asked.fragment) if asked.fragment is not None else _missing(note, index)
        match = self.match(asked, note)
        if match is None:
            return self._without_match(asked, note, index)
        return self._with_fragment(self._ended(match, note, index), asked.fragment)

    def match(self, link: Link, note: Note) -> Match | None:
        """What a link's target names, before redirects."""
        target = link.target or ""
        if link.kind in ("wikilink", "embed"):
            return self._named(target, note)
        return by_path(target, note.path, self.indexes, self.options)

    def _named(self, target: str, note: Note) -> Match | None:
        """What a wikilink names; one that is no relative path means the same in every note."""
        if target.lstrip().startswith("."):
            return by_name(target, note.folder, self.indexes, self.options)
        if target not in self._names:
            self._names[target] = by_name(target, "", self.indexes, self.options)
        return self._names[target]

    def _without_match(self, link: Link, note: Note, index: int) -> Resolution:
        a_path = link.kind in ("link", "image")
        if a_path and is_folder(link.target or "", note.path, self.indexes, self.options):
            return Resolution(note.path, index, "ok", None, "path", None, (), None)
        return _missing(note, index)

    def _ended(self, match: Match, note: Note, index: int) -> Resolution:
        end = self.ends.opened(match.bucket, note.folder)
        if end is None:
            away = self.ends.redirects[match.bucket.opened(note.folder)]
            nowhere = _missing(note, index) if away.address is None else _outside(note, index)
            return replace(nowhere, via=match.via, redirected_from=away.source if away.address else None)
        candidates = self.ends.meaning(match.bucket).candidates
        status: LinkStatus = "ambiguous" if len(candidates) > 1 else "ok"
        return Resolution(
            note.path, index, status, end.path, match.via, end.redirected_from, candidates, None, match.exact
        )

    def _with_fragment(self, resolution: Resolution, fragment: str | None) -> Resolution:
        """The resolution with the id on the page; of attachments and unreadable notes nothing is known."""
        if fragment is None:
            redirect = self.ends.redirects.get(resolution.redirected_from or "")
            return replace(resolution, anchor=redirect.anchor) if redirect else resolution
        if self.options.dialect.ranges:
            fragment = begin_of(fragment)
        moved = self._moved(resolution, fragment)
        if moved and resolution.redirected_from:
            return moved
        target = self.notes.get(resolution.resolved or "")
        if target is None or target.unreadable:
            return resolution
        anchor = self._anchors_of(target).find(fragment)
        if anchor or is_top(fragment):
            return replace(resolution, anchor=anchor)
        if moved or resolution.status != "ok":
            return moved or resolution
        return replace(resolution, status="missing-fragment")

    def _moved(self, resolution: Resolution, fragment: str) -> Resolution | None:
        """Where the part of a page went that a fragment names; None where it did not move."""
        if not self.parts or resolution.status != "ok":
            return None
        page = resolution.redirected_from or resolution.resolved or ""
        part = self.parts.get((page, part_key(fragment)))
        if part is None or (part.final is None and part.address is None):
            return None
        if part.final is None:
            return replace(resolution, status="external", resolved=None, redirected_from=part.source, candidates=())
        return replace(
            resolution, resolved=part.final, redirected_from=part.source, candidates=(part.final,), anchor=part.anchor
        )

    def _anchors_of(self, note: Note) -> Anchors:
        known = self._anchors.get(note.path)
        if known is None:
            known = self._anchors[note.path] = anchors(note)
        return known


def named_across_vaults(link: Link, options: Options) -> Link:
    """A link written with the dialect's own scheme, as `dendron://vault/note`, as the plain link that it is."""
    scheme = f"{options.dialect.name}://"
    target = link.target or ""
    if not options.dialect.vaults or not target.startswith(scheme):
        return link
    name, _, fragment = target.removeprefix(scheme).partition("/")[2].partition("#")
    return replace(link, target=name, fragment=link.fragment or fragment or None, external=False)


def _missing(note: Note, index: int) -> Resolution:
    return Resolution(note.path, index, "missing", None, None, None, (), None)


def _outside(note: Note, index: int) -> Resolution:
    return Resolution(note.path, index, "external", None, None, None, (), None)
