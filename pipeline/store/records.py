"""Frozen dataclasses to JSON values and back, by their type hints; compact and quick, since there are many.

A dataclass becomes the list of its fields, so a record is only good for the code that wrote it:
whoever keeps one keys it by `fingerprint.program` as well. For each type two expressions are put together
and compiled once, as the standard library's dataclasses does for `__init__`.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

Convert = Callable[[Any], Any]


def dumps(value: object, kind: Any) -> str:
    """The JSON text of a value of a type."""
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, kind: Any) -> Any:
    """The value of a type that `dumps` wrote. Raises ValueError, TypeError or LookupError for any other text."""
    return _reader(kind)(json.loads(text))


def revived(text: str | None, kind: Any) -> Any:
    """A kept record's value; None where there is none, or it is damaged."""
    if text is None:
        return None
    try:
        return loads(text, kind)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


@lru_cache(maxsize=256)
def _writer(kind: Any) -> Convert:
    """Value → what JSON can hold."""
    names: dict[str, Any] = {}
    return _compiled(_written(kind, "item", names), names)


@lru_cache(maxsize=256)
def _reader(kind: Any) -> Convert:
    """What JSON gave → value."""
    names: dict[str, Any] = {}
    return _compiled(_read(kind, "item", names), names)


def _compiled(expression: str, names: dict[str, Any]) -> Convert:
    return typing.cast(Convert, eval(f"lambda item: {expression}", names))  # noqa: S307 - made here, of type hints


def _fields(kind: Any) -> list[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(kind)]


def _written(kind: Any, item: str, names: dict[str, Any]) -> str:
    """The expression that writes a value, called `item` there."""
    if dataclasses.is_dataclass(kind):
        function = _function(kind, "write")
        if function not in names:
            names[function] = None  # a type may hold its own kind
            row = ", ".join(_written(hint, f"item.{name}", names) for name, hint in _fields(kind))
            names[function] = _compiled(f"[{row}]", names)
        return f"{function}({item})"
    shape, inner = _shape(kind)
    if shape == "plain":
        return item
    part = _written(inner[0], "part", names)
    if shape == "optional":
        return f"(None if (part := {item}) is None else {part})" if part != "part" else item
    if shape == "fixed":
        return "[" + ", ".join(_written(one, f"{item}[{index}]", names) for index, one in enumerate(inner)) + "]"
    if shape == "table":
        return f"{{key: {part} for key, part in {item}.items()}}"
    return f"[{part} for part in {f'sorted({item})' if shape == 'set' else item}]"


def _read(kind: Any, item: str, names: dict[str, Any]) -> str:
    """The expression that reads a value, called `item` there."""
    if dataclasses.is_dataclass(kind):
        function = _function(kind, "read")
        if function not in names:
            names[function] = names[function + "_made"] = kind
            parts = [_read(hint, f"item[{index}]", names) for index, (_, hint) in enumerate(_fields(kind))]
            plain = parts == [f"item[{index}]" for index in range(len(parts))]
            names[function] = _compiled(f"{function}_made({'*item' if plain else ', '.join(parts)})", names)
        return f"{function}({item})"
    shape, inner = _shape(kind)
    if shape == "plain":
        return item
    part = _read(inner[0], "part", names)
    if shape == "optional":
        return f"(None if (part := {item}) is None else {part})" if part != "part" else item
    if shape == "fixed":
        return "(" + "".join(f"{_read(one, f'{item}[{index}]', names)}, " for index, one in enumerate(inner)) + ")"
    if shape == "table":
        return f"{{key: {part} for key, part in {item}.items()}}"
    made = "frozenset" if shape == "set" else "tuple"
    return f"{made}([{part} for part in {item}])" if part != "part" else f"{made}({item})"


def _function(kind: Any, verb: str) -> str:
    return f"{verb}_{kind.__module__.replace('.', '_')}_{kind.__name__}"


def _shape(kind: Any) -> tuple[str, tuple[Any, ...]]:
    """How a type is put together: plain, optional, row (any length), fixed (tuple), set or table (mapping), and of what."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        endless = len(arguments) == 2 and arguments[1] is Ellipsis
        return ("row", arguments[:1]) if endless else ("fixed", arguments)
    if origin in (types.UnionType, typing.Union):
        members = tuple(member for member in arguments if member is not type(None))
        return ("optional", members) if len(members) == 1 else ("plain", ())
    if origin is frozenset:
        return "set", arguments
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "table", arguments[1:]
    return "plain", ()
