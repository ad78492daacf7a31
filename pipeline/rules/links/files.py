"""The file nearest to a path at which none stands: moved, renamed or misspelt."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.nearest import Names

_INDEXES = frozenset({"index", "_index", "readme"})
COMPARED = 200
"""Files of one name whose paths are compared, at most."""


@dataclass(frozen=True, slots=True)
class Files:
    """Every file by what it is called: its stem, or of an index page its folder."""

    called: Mapping[str, tuple[str, ...]]
    names: Names

    @staticmethod
    def of(wiki: Wiki) -> Files:
        """The files of a wiki."""
        called: dict[str, list[str]] = {}
        for path in (*wiki.inventory.notes, *wiki.inventory.attachments):
            called.setdefault(_name(path), []).append(path)
        return Files({name: tuple(paths) for name, paths in called.items()}, Names.among(called))

    def nearest(self, target: str, source: str) -> str | None:
        """The path, from the wiki's root, of the file most like the one that a link asks for."""
        asked = posixpath.normpath(
            posixpath.join(posixpath.dirname(source) if not target.startswith("/") else "/", target)
        ).lstrip("/")
        name = self.names.nearest(_name(asked))
        if name is None:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        alike = process.extractOne(asked, self.called[name][:COMPARED], scorer=OSA.normalized_similarity)
        return str(alike[0])


def _name(path: str) -> str:
    """What a file is called, folded; a note without its ending."""
    folder, file = posixpath.split(path)
    stem, ending = posixpath.splitext(file)
    name = folded(stem if ending.lower() in {".md", ".markdown", ".html"} else file)
    return folded(posixpath.basename(folder)) if name in _INDEXES and folder else name
