"""Under which licence a note's text stands, as far as the note says so."""

from __future__ import annotations

from pipeline.model.note import Note

FIELDS = ("license", "licence", "rights")
"""Front-matter fields that name one; Dublin Core calls it `rights`."""


def licence(note: Note) -> str:
    """What the front matter says, empty where it says nothing."""
    for name in FIELDS:
        value = note.front.data.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""
