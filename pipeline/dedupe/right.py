"""Which of several notes has most right to a concept, and which has nothing to say of it."""

from __future__ import annotations

from pipeline.model.graph import LinkGraph
from pipeline.model.note import Note


def right(note: Note, graph: LinkGraph) -> tuple[bool, int, int, int, str]:
    """First a note with something to read, then that which most links end at, the longest, that with the shortest path."""
    return is_stub(note), -len(graph.backlinks.get(note.path, ())), -note.body.words, len(note.path), note.path


def is_stub(note: Note) -> bool:
    """Whether there is nothing to read in a note: no word, snippet, link or embed."""
    body = note.body
    return not (
        note.unreadable or body.words or body.snippets or body.shown or any(link.field is None for link in body.links)
    )
