"""When a note says that it was last looked at."""

from __future__ import annotations

import datetime

from pipeline.model.note import Note


def updated(note: Note) -> datetime.date | None:
    """The date, None where there is none or it is not written as `2026-05-10`."""
    text = note.roles.updated.text.strip() if note.roles.updated else ""
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
