"""Edits of one text: put in order, and never two at one place."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.diagnostic import Edit
from pipeline.model.text import Text


def apply(text: Text, edits: Iterable[Edit]) -> Text:
    """The text after its edits. Of two that overlap the later is left out; one that reaches out of the text too."""
    pieces: list[str] = []
    at = 0
    for edit in accepted(text, edits):
        pieces += (text.content[at : edit.start], edit.text)
        at = edit.end
    return Text("".join((*pieces, text.content[at:])), text.bom) if pieces else text


def accepted(text: Text, edits: Iterable[Edit]) -> list[Edit]:
    """The edits that can be made together, in the order of the text; equal ones once."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=_order):
        if is_within(text, edit) and not (kept and overlap(kept[-1], edit)):
            kept.append(edit)
    return kept


def _order(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.text


def is_within(text: Text, edit: Edit) -> bool:
    """Whether an edit names a stretch that the text has."""
    return 0 <= edit.start <= edit.end <= len(text.content)


def overlap(first: Edit, second: Edit) -> bool:
    """Whether two edits of one file are at odds: they share a character, or begin at the same place."""
    return first.start == second.start or (first.start < second.end and second.start < first.end)
