"""The line that a diagnostic is about, with carets under the place."""

from __future__ import annotations

from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.reports.terminal import columns, cut, harmless

_LEAD = 24
"""Columns of text kept before a place that stands far to the right."""
_ROOMS = 4
"""How many times the room is looked at to either side: characters may have no width."""


def excerpt(text: Text, place: Place, room: int) -> tuple[str, str] | None:
    """The source line and the line of carets, both harmless; None where there is nothing to see."""
    if place.end == 0 or place.line > len(text.lines):
        return None
    line = text.lines[place.line - 1]
    start = min(place.column - 1, len(line))
    stop = min(place.end_column - 1 if place.end_line == place.line else len(line), len(line))
    reach = room * _ROOMS  # a line may be a megabyte, and hold ten thousand findings
    before, inside = harmless(line[max(0, start - reach) : start]), harmless(line[start : min(stop, start + reach)])
    before = _shortened(before, inside, room, is_cut=start > reach)
    shown = cut(before + inside + harmless(line[stop : stop + room]), room)
    carets = max(1, min(columns(inside), room - columns(before)))
    return shown, " " * columns(before) + "^" * carets


def _shortened(before: str, inside: str, room: int, *, is_cut: bool) -> str:
    """What stands before the place; only its end where both would not fit."""
    if not is_cut and columns(before) + min(columns(inside), room // 2) <= room:
        return before
    tail = before[-_LEAD:]
    while columns(tail) > _LEAD:
        tail = tail[1:]
    return f"…{tail}"
