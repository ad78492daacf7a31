"""The file nearest to a path at which none stands: moved, renamed or misspelt."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.links.attachments import kind
from pipeline.rules.nearest import Names

_INDEXES = frozenset({"index", "_index", "readme"})
_PAGES = frozenset({".md", ".markdown", ".html"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one kind, by the last part of their pages' paths."""

    called: Mapping[str, tuple[tuple[str, str], ...]]
    """Name → the folder and the path of each file that is called so."""
    names: Names

    @staticmethod
    def of(pages: Iterable[tuple[str, str]]) -> Shelf:
        """The shelf that holds these files: the page's path, and the file's."""
        called: dict[str, list[tuple[str, str]]] = {}
        for page, path in pages:
            folder, name = posixpath.split(page)
            called.setdefault(name, []).append((folder, path))
        return Shelf({name: tuple(found) for name, found in called.items()}, Names.among(called))

    def nearest(self, page: str, beside: str, kept_in: str | None = None) -> str | None:
        """The file of that name beside another page, where such files are kept, or the only one; else the most alike in
        the folder asked for.
        """
        folder, name = posixpath.split(page)
        same = dict(self.called.get(name, ()))
        for place in (beside, kept_in):
            if place is not None and place in same:
                return same[place]
        if len(same) == 1:
            return next(iter(same.values()))
        alike = (place for other in self.names.alike(name) for place in self.called[other])
        return next((path for of, path in alike if of == folder), None)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a wiki, those of each extension apart."""

    wiki: Wiki
    _shelves: dict[str, Shelf] = field(default_factory=dict)

    def nearest(self, link: Link, source: str) -> str | None:
        """The path, from the wiki's root, of the file most like the one that a link asks for, and of its kind."""
        page = self._asked(link, source)
        extension, beside = kind(link, self.wiki.options), posixpath.dirname(self._page(source))
        found = self._shelf(extension).nearest(page, beside, self._attachments(source) if extension else None)
        moved_far = found is not None and _top(page) != _top(self._page(found))
        return None if moved_far and self.wiki.options.dialect.dotted_folders else found

    def _attachments(self, source: str) -> str | None:
        """The folder in which the vault keeps what a note shows; one that begins with `./` lies beside the note."""
        folder = self.wiki.options.attachment_folder
        if folder is None:
            return None
        base = posixpath.dirname(source) if folder.startswith("./") else ""
        return folded(posixpath.normpath(posixpath.join(base, folder)).strip("/"))

    def _asked(self, link: Link, source: str) -> str:
        """The page that a link asks for."""
        target = (link.target or "").replace("\\", "/")
        by_name = link.kind in {"wikilink", "embed"} and not target.startswith(("./", "../"))
        base = "/" if by_name or target.startswith("/") else f"/{posixpath.dirname(source)}"
        page = self._page(posixpath.normpath(posixpath.join(base, target)).lstrip("/"))
        return _inside(page, self.wiki.options.root_names) if target.startswith("/") else page

    def _shelf(self, extension: str) -> Shelf:
        if extension not in self._shelves:
            inventory = self.wiki.inventory
            paths = (path for path in inventory.attachments if path.lower().endswith(extension))
            self._shelves[extension] = Shelf.of(
                (self._page(path), path) for path in (paths if extension else inventory.notes)
            )
        return self._shelves[extension]

    def _page(self, path: str) -> str:
        """What a path is compared by: folded, without a note's ending; of an index page that of its folder."""
        folder, file = posixpath.split(path)
        stem, ending = posixpath.splitext(file)
        name = folded(stem if ending.lower() in _PAGES else file)
        if name in _INDEXES and folder:
            return folded(folder)
        dotted = self.wiki.options.dialect.dotted_folders
        return posixpath.join(folded(folder), name.replace(".", "/") if dotted else name)


def _top(page: str) -> str:
    return page.partition("/")[0]


def _inside(path: str, root_names: tuple[str, ...]) -> str:
    """A path from the site's root without the names of the wiki's own folder and of those above it."""
    prefix = ""
    for name in root_names:
        prefix = f"{folded(name)}/{prefix}"
        if path.startswith(prefix):
            return path.removeprefix(prefix)
    return path
