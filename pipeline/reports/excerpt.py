"""The line that a diagnostic is about, with carets under the place."""

from __future__ import annotations

from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.reports.terminal import columns, cut, harmless

_LEAD = 24
"""Columns of text kept before a place that stands far to the right."""


def excerpt(text: Text, place: Place, room: int) -> tuple[str, str] | None:
    """The source line and the line of carets, both harmless; None where there is nothing to see."""
    if place.end == 0 or place.line > len(text.lines):
        return None
    line = text.lines[place.line - 1]
    start = min(place.column - 1, len(line))
    stop = min(place.end_column - 1 if place.end_line == place.line else len(line), len(line))
    before, inside = harmless(line[:start]), harmless(line[start:stop])
    before = _shortened(before, inside, room)
    shown = cut(before + inside + harmless(line[stop : stop + room]), room)
    carets = max(1, min(columns(inside), room - columns(before)))
    return shown, " " * columns(before) + "^" * carets


def _shortened(before: str, inside: str, room: int) -> str:
    """What stands before the place; only its end where both would not fit."""
    if columns(before) + min(columns(inside), room // 2) <= room:
        return before
    tail = before[-_LEAD:]
    while columns(tail) > _LEAD:
        tail = tail[1:]
    return f"…{tail}"
