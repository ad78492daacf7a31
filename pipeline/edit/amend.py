"""Several changes of one note's front matter, each held against the data that was meant (law 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pipeline.edit.frontmatter import add_items, add_nested, as_list, remove_at, set_value, verified
from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import FrontMatter, Json, Pointer
from pipeline.model.text import Text

Split = Callable[[Text], FrontMatter]


@dataclass(frozen=True, slots=True)
class SetValue:
    """A top-level field gets a scalar value."""

    key: str
    value: Json


@dataclass(frozen=True, slots=True)
class AddItems:
    """A top-level list gets more items; one text with commas gets more words."""

    key: str
    items: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class MakeList:
    """A top-level text becomes a list."""

    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddNested:
    """A list in a mapping gets one more item: a relation."""

    key: str
    inner: str
    item: str


@dataclass(frozen=True, slots=True)
class Remove:
    """An item of a list goes, at any depth."""

    pointer: Pointer


Change = SetValue | AddItems | MakeList | AddNested | Remove


def amended(path: str, text: Text, changes: Iterable[Change], split: Split) -> Text | str:
    """The text with its changes; in words, which one its front matter does not allow."""
    for change in changes:
        front = split(text)
        edit = _edit(path, text, front, change)
        after = verified(text, [edit], _meant(front.data, change), split) if edit else None
        if after is None:
            return f"{path}: `{_key(change)}` cannot be edited in this front matter"
        text = after
    return text


def _edit(path: str, text: Text, front: FrontMatter, change: Change) -> Edit | None:
    match change:
        case SetValue(key, value):
            return set_value(path, text, front, key, value)
        case Remove(pointer):
            return remove_at(path, text, front, pointer)
        case AddNested(key, inner, item):
            return add_nested(path, text, front, key, inner, item)
        case AddItems(key, items):
            joined = _joined(front.data.get(key), items)
            add = add_items(path, text, front, key, items)
            return add if joined is None else set_value(path, text, front, key, joined)
        case MakeList(key, items):
            return as_list(path, front, key, items)


def _joined(value: Json, items: tuple[Json, ...]) -> str | None:
    """The text with commas that items are added to; None where the field is none."""
    if not isinstance(value, str) or not value.strip() or any("," in str(item) for item in items):
        return None
    return ", ".join([value, *map(str, items)])


def _meant(data: Mapping[str, Json], change: Change) -> dict[str, Json]:
    """The data that the front matter must hold after a change."""
    after: dict[str, Any] = deepcopy(dict(data))
    match change:
        case SetValue(key, value):
            after[key] = value
        case AddItems(key, items):
            now = after.get(key)
            after[key] = _joined(now, items) or [*(now if isinstance(now, list) else ()), *items]
        case MakeList(key, items):
            after[key] = [*items]
        case AddNested(key, inner, item):
            mapping = dict(after.get(key) or {})
            now = mapping.get(inner)
            value = [*(now if isinstance(now, list) else [] if now is None else [now]), item]
            after[key] = mapping | {inner: value} if inner in mapping else {inner: value, **mapping}
        case Remove(pointer):
            holder: Any = after
            for step in pointer[:-1]:
                holder = holder[step]
            del holder[pointer[-1]]
    return after


def _key(change: Change) -> str:
    return str(change.pointer[0]) if isinstance(change, Remove) else change.key


def removals(pointers: Iterable[Pointer]) -> Iterator[Remove]:
    """Changes that take out several items: the last of a list first, so that the others keep their index."""
    in_order = sorted(pointers, key=lambda pointer: (list(map(str, pointer[:-1])), int(pointer[-1])))
    yield from map(Remove, reversed(in_order))
