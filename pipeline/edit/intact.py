"""Whether edits of a note change in its front matter what they are meant to, and nothing else (law 5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import Field, FrontMatter, Json, Pointer
from pipeline.model.note import Note


def fault_of(before: Note, after: Note, edits: Sequence[Edit]) -> str | None:
    """What is wrong with a note that was read again after edits, in words; None where all is as meant.

    An edit of a value may change that value; any other edit within the head may change the field whose lines it is in,
    and add one. Where the head could not be told from the text, it is enough that its faults become fewer.
    """
    if after.unreadable is not None:
        return f"the note {after.unreadable}"
    old, new = before.front, after.front
    if old.format is None and old.faults:
        return None if len(new.faults) < len(old.faults) else "the front matter stays as it is"
    if new.place.end not in _ends(old, edits):
        return "the front matter would end elsewhere"
    if len(new.faults) > len(old.faults):
        return f"it would break the front matter ({new.faults[-1].message})"
    inside = [edit for edit in edits if edit.start < old.place.end or old.format is None]
    spoilt = sorted(_spoilt(old, new, inside))
    return f"it would change {', '.join(f'`{key}`' for key in spoilt)} of the front matter as well" if spoilt else None


def _ends(front: FrontMatter, edits: Iterable[Edit]) -> tuple[int, int]:
    """Where the head may end after edits: one just behind it may belong to either side."""
    end = front.place.end
    moved = end + sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.start < end)
    return moved, moved + sum(len(edit.text) for edit in edits if edit.start == end == edit.end)


def _spoilt(old: FrontMatter, new: FrontMatter, edits: Sequence[Edit]) -> set[str]:
    """The top-level keys that differ, apart from what the edits are about; a fault that is gone may uncover others."""
    values = [pointer for edit in edits if (pointer := _value(old, edit)) is not None]
    others = [edit for edit in edits if _value(old, edit) is None]
    before, after = _masked(old.data, values), _masked(new.data, values)
    differ = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    added = {*after} - {*before}
    if len(added) <= len(others) or len(new.faults) < len(old.faults):
        differ -= added
    return differ - {_field(old, edit) for edit in others}


def _value(front: FrontMatter, edit: Edit) -> Pointer | None:
    """The scalar that an edit is of, None where it is of none."""
    return next((field.pointer for field in front.fields if field.raw is not None and _holds(field, edit)), None)


def _field(front: FrontMatter, edit: Edit) -> str:
    """The top-level field in whose lines an edit is."""
    above = [field for field in front.fields if len(field.pointer) == 1 and field.key and field.key.start <= edit.start]
    return str(above[-1].pointer[0]) if above else ""


def _holds(field: Field, edit: Edit) -> bool:
    place = field.value
    beside = edit.start == edit.end != place.start != place.end and edit.start in (place.start, place.end)
    return place.start <= edit.start and edit.end <= place.end and not beside


def _masked(data: Mapping[str, Json], pointers: Iterable[Pointer]) -> dict[str, str]:
    """Each top-level value as JSON text, with what the pointers name made equal."""
    copy: Any = deepcopy(dict(data))
    for pointer in pointers:
        _mask(copy, pointer)
    return {key: json.dumps(value) for key, value in copy.items()}


def _mask(data: Any, pointer: Pointer) -> None:
    for depth, step in enumerate(pointer, 1):
        inside = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
        if step not in inside:
            return
        if depth == len(pointer):
            data[step] = None
        data = data[step]
