"""At which address each note would be published."""

from __future__ import annotations

from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.publishing.private import private_notes


def addresses(wiki: Wiki) -> dict[str, list[str]]:
    """Address → the notes that ask for it, private and unreadable ones left out."""
    private = private_notes(wiki)
    asked: dict[str, list[str]] = {}
    for note in wiki.notes.values():
        if note.path not in private:
            asked.setdefault(_address(note), []).append(note.path)
    return asked


def _address(note: Note) -> str:
    """Of the page: a README is the index of its folder."""
    name = "index" if note.stem in {"README", "index"} else note.stem
    return f"{note.folder}/{name}.html" if note.folder else f"{name}.html"
