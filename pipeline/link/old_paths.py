"""Paths at which notes and parts of notes once stood, and which of them a link can still reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.link.fragments import part_key
from pipeline.link.indexes import Indexes
from pipeline.link.paths import PAGE_SUFFIXES, joined, without
from pipeline.model.note import Label, Note
from pipeline.model.options import MappedRedirect, Options
from pipeline.model.place import TOP

CONFIGURATION = "mkdocs.yml"
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?=//)|//|mailto:")


@dataclass(frozen=True, slots=True)
class Became:
    """What the configuration says of an old path."""

    asked: str
    fragment: str | None = None
    outside: bool = False
    """True for an address of the web, or of the site around the wiki."""
    is_name: bool = True
    """False: a path, and no other kind of name."""


@dataclass(frozen=True, slots=True)
class OldPath:
    """A path at which a note once stood, or a part of one."""

    path: str
    part: str | None
    """The fragment that moved away; None: the whole page."""
    owner: str
    """The note that says so, `mkdocs.yml`, or a redirect map."""
    label: Label
    became: Became | None
    """None: it is the owner now."""

    @property
    def source(self) -> str:
        """The path, with the part."""
        return self.path if self.part is None else f"{self.path}#{self.part}"


def old_paths(notes: Mapping[str, Note], options: Options) -> Iterator[OldPath]:
    """Every old path: the configuration's first, then those of redirect maps, then by note."""
    for path, target in sorted(options.redirects.items()):
        yield from _old_path("", path, CONFIGURATION, Label(target, TOP), _became(target))
    for line in options.redirect_maps:
        yield from _old_path("", line.source, line.file, Label(line.target, TOP), _mapped(line))
    for note in notes.values():
        for label in note.roles.old_paths:
            folder = note.folder if label.text.startswith(("./", "../")) else ""
            yield from _old_path(folder, label.text, note.path, label, None)


def _old_path(folder: str, written: str, owner: str, label: Label, became: Became | None) -> Iterator[OldPath]:
    path, _, part = written.partition("#")
    inside = joined(folder, path)
    if inside:
        yield OldPath(inside, part or None, owner, label, became)


def _became(target: str) -> Became:
    return Became(target, outside=_OUTSIDE.match(target) is not None)


def _mapped(line: MappedRedirect) -> Became:
    path, _, fragment = (line.target, "", "") if line.outside else line.target.partition("#")
    return Became(path, fragment or None, line.outside, is_name=False)


@dataclass(frozen=True, slots=True)
class Reach:
    """Old paths by what a link can do with them."""

    pages: tuple[OldPath, ...]
    parts: Mapping[tuple[str, str], OldPath]
    """By the path of the page, old or not, and the part as compared."""
    shadowed: tuple[OldPath, ...]
    """Those at which a file, a heading or another old path stands already."""


def reachable(old: Iterable[OldPath], indexes: Indexes, stands: Callable[[str, str], bool]) -> Reach:
    """Tell old paths apart. `stands`: whether a note, by its path, still has a fragment.

    Where all that is known of a page is where its parts went, the page went with the first of them.
    """
    pages: dict[str, OldPath] = {}
    parts: dict[tuple[str, str], OldPath] = {}
    shadowed: list[OldPath] = []
    for path in sorted(old, key=lambda path: path.part is not None):
        there = _standing(path.path, indexes)
        if path.part is None:
            if there is None and path.path not in pages:
                pages[path.path] = path
                continue
        else:
            key = there or path.path, part_key(path.part)
            if key not in parts and (there is None or not stands(there, path.part)):
                parts[key] = path
                if there is None:
                    pages.setdefault(path.path, path)
                continue
        shadowed.append(path)
    return Reach(tuple(pages.values()), parts, tuple(shadowed))


def _standing(path: str, indexes: Indexes) -> str | None:
    """The file of this very path, or the note whose page has this address; another letter case is another path."""
    files, stems, _ = indexes.paths
    found = files.find(path) or stems.find(without(path, PAGE_SUFFIXES) or path)
    return found.bucket.paths[0] if found and found.exact else None
