"""Which notes say that they only point on."""

from __future__ import annotations

from pipeline.model.name import folded
from pipeline.model.note import Note

MERGED = frozenset({"merged", "redirect", "redirected"})
"""The statuses that say so."""


def is_merged(note: Note) -> bool:
    """Whether the status of a note says that it was merged into another."""
    return note.roles.status is not None and folded(note.roles.status.text) in MERGED
