"""Which notes say that they are verified."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.note import Label, Note
from pipeline.model.wiki import Wiki


def verified(wiki: Wiki) -> Iterator[tuple[Note, Label]]:
    """The notes whose status is `verified`, with the place that says so."""
    for note in wiki.notes.values():
        status = note.roles.status
        if status is not None and status.text.casefold() == "verified":
            yield note, status
