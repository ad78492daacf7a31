"""At which address each note would be published."""

from __future__ import annotations

from pipeline.model.globs import matcher
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki


def addresses(wiki: Wiki) -> dict[str, list[str]]:
    """Address → the notes that ask for it, private and unreadable ones left out."""
    excluded = matcher(wiki.options.publish.exclude)
    asked: dict[str, list[str]] = {}
    for note in wiki.notes.values():
        if note.unreadable is None and not excluded(note.path) and not _is_private(note, wiki):
            asked.setdefault(_address(note), []).append(note.path)
    return asked


def _address(note: Note) -> str:
    """Of the page: a README is the index of its folder."""
    name = "index" if note.stem in {"README", "index"} else note.stem
    return f"{note.folder}/{name}.html" if note.folder else f"{name}.html"


def _is_private(note: Note, wiki: Wiki) -> bool:
    status = note.roles.status
    is_draft = status is not None and folded(status.text) == "draft"
    return not note.roles.publish or (is_draft and not wiki.options.publish.drafts)
