"""Notes whose files are equal, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.graph import LinkGraph
from pipeline.model.note import Note


def identical(notes: Mapping[str, Note], graph: LinkGraph) -> Mapping[str, str]:
    """Each copy → the note that it repeats: that which most links end at, then the one with the shortest path.

    Files that hold nothing are left out, since nothing says that they mean the same.
    """
    same: dict[str, list[Note]] = {}
    for note in notes.values():
        if not (note.unreadable or note.empty or not note.digest or note.path in graph.redirects):
            same.setdefault(note.digest, []).append(note)
    copies: dict[str, str] = {}
    for group in same.values():
        original = min(group, key=lambda note: (-len(graph.backlinks.get(note.path, ())), len(note.path), note.path))
        copies.update((note.path, original.path) for note in group if note is not original)
    return {path: copies[path] for path in sorted(copies)}
