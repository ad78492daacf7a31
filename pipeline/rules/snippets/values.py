"""What the snippets of a note computed for the figures bound to them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.note import Note
from pipeline.model.snippet import BoundValue
from pipeline.model.wiki import Wiki


def computed(note: Note, wiki: Wiki) -> Mapping[str, str]:
    """`name|format` → text, as it stands after the note's last snippet ran."""
    results: dict[str, str] = {}
    for _, run in sorted(wiki.runs.get(note.path, {}).items()):
        results.update(run.values)
    return results


def key(value: BoundValue) -> str:
    """Under which a run keeps what it computed for a figure."""
    return f"{value.name}|{value.format}"
