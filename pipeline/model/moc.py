"""Which notes are maps of content, and by which notes readers come in."""

from __future__ import annotations

import re

from pipeline.model.name import folded
from pipeline.model.note import Note

_TITLE = re.compile(r"(?:\A|[\s\-–:(])MOC\)?\s*\Z")
_BEFORE = frozenset("-–:(")
_DOORS = frozenset({"index", "_index", "readme", "home"})


def is_moc(note: Note) -> bool:
    """Whether a note lists others: it is tagged `moc`, says `type: moc`, or its title ends in MOC."""
    kind = note.front.data.get("type")
    declared = isinstance(kind, str) and folded(kind) in {"moc", "map"}
    tags = {folded(tag.text.strip("#")) for tag in (*note.roles.tags, *note.body.tags)}
    return declared or "moc" in tags or _TITLE.search(note.title) is not None


def bare_title(title: str) -> str:
    """The title of a map without the MOC at its end: what it is the map of."""
    found = _TITLE.search(title)
    end = found.start() if found else len(title)
    while found and end and (title[end - 1].isspace() or title[end - 1] in _BEFORE):
        end -= 1
    return title[:end]


def is_door(note: Note) -> bool:
    """Whether a note stands for its folder, so that readers come in by it: `index`, `README`, `home`."""
    return stands_for_folder(note.path)


def stands_for_folder(path: str) -> bool:
    """Whether the note at a path is a door, by its name."""
    return folded(path.rpartition("/")[2].rpartition(".")[0]) in _DOORS
