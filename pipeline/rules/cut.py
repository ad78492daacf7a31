"""Edits that take an item out of a list of the front matter, with its line or its comma.

A rule knows places, not the text: what stands between two of them is told by how many characters there are.
"""

from __future__ import annotations

from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import Field, FrontMatter
from pipeline.model.place import Place

_LINE_END = 2
"""Characters at most from a value to the next line where no comment stands between: CRLF, or a blank and LF."""


def item(path: str, front: FrontMatter, place: Place) -> Edit | None:
    """The edit that removes the item at a place from a list of a top-level field; None where that is not plain."""
    field = next((one for one in front.fields if one.value == place and len(one.pointer) == 2), None)
    whole = front.field(field.pointer[0]) if field else None
    if front.format != "yaml" or field is None or whole is None or whole.key is None or whole.kind != "list":
        return None
    items = [one for one in front.fields if one.pointer[:1] == whole.pointer and len(one.pointer) > 1]
    if any(one.kind not in {"plain", "quoted"} for one in items):
        return None
    is_flow = whole.value.end > items[-1].value.end
    at = items.index(field)
    span = _of_flow(items, at, whole.value) if is_flow else _of_block(items, at, whole.key)
    return Edit(path, *span) if span else None


def _of_flow(items: list[Field], at: int, whole: Place) -> tuple[int, int, str] | None:
    """With the comma before it, or of the first item the one after it."""
    if whole.line != whole.end_line:
        return None
    if len(items) == 1:
        return whole.start, whole.end, "[]"
    if at == 0:
        return items[0].value.start, items[1].value.start, ""
    return items[at - 1].value.end, items[at].value.end, ""


def _of_block(items: list[Field], at: int, key: Place) -> tuple[int, int, str] | None:
    """With its line and the comment behind it; the only item leaves `[]`."""
    own = items[at].value
    if len(items) == 1:
        return (key.end, own.end, ": []") if _line_start(own) - key.end <= 1 + _LINE_END else None
    if at + 1 < len(items):
        after = items[at + 1].value
        return (_line_start(own), _line_start(after), "") if after.line == own.end_line + 1 else None
    before = items[at - 1].value
    adjoins = before.end_line + 1 == own.line and _line_start(own) - before.end <= _LINE_END
    return (before.end, own.end, "") if adjoins else None


def _line_start(place: Place) -> int:
    return place.start - place.column + 1
