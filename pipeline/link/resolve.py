"""Where one link goes, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.link.ends import Ends
from pipeline.link.fragments import Anchors, anchors, begin_of, is_top
from pipeline.link.indexes import Indexes
from pipeline.link.match import Match, by_name, by_path, is_folder
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
    _anchors: dict[str, Anchors] = field(default_factory=dict)
    _names: dict[str, Match | None] = field(default_factory=dict)

    def resolve(self, note: Note, index: int) -> Resolution:
        """The resolution of a note's link."""
        link = note.links[index]
        asked = named_across_vaults(link, self.options)
        if asked.external:
            return Resolution(note.path, index, "external", None, None, None, (), None)
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
            return replace(_missing(note, index), via=match.via)
        candidates = self.ends.meaning(match.bucket).candidates
        status: LinkStatus = "ambiguous" if len(candidates) > 1 else "ok"
        return Resolution(
            note.path, index, status, end.path, match.via, end.redirected_from, candidates, None, match.exact
        )

    def _with_fragment(self, resolution: Resolution, fragment: str | None) -> Resolution:
        """The resolution with the id on the page; of attachments and unreadable notes nothing is known."""
        target = self.notes.get(resolution.resolved or "")
        if fragment is None or target is None or target.unreadable:
            return resolution
        if self.options.dialect.ranges:
            fragment = begin_of(fragment)
        anchor = self._anchors_of(target).find(fragment)
        if anchor or is_top(fragment):
            return replace(resolution, anchor=anchor)
        return replace(resolution, status="missing-fragment") if resolution.status == "ok" else resolution

    def _anchors_of(self, note: Note) -> Anchors:
        known = self._anchors.get(note.path)
        if known is None:
            known = self._anchors[note.path] = anchors(note)
        return known


def named_across_vaults(link: Link, options: Options) -> Link:
    """A link written with the dialect's own scheme, as `dendron://vault/note`, as the plain link that it is."""
    scheme = f"{options.dialect.name}://"
    target = link.target or ""
    if not target.startswith(scheme):
        return link
    name, _, fragment = target.removeprefix(scheme).partition("/")[2].partition("#")
    return replace(link, target=name, fragment=link.fragment or fragment or None, external=False)


def _missing(note: Note, index: int) -> Resolution:
    return Resolution(note.path, index, "missing", None, None, None, (), None)
