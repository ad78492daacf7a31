"""Frozen dataclasses to JSON values and back, by their type hints; compact, since there are many.

A dataclass becomes the list of its fields, so a record is only good for the code that wrote it:
whoever keeps one keys it by `fingerprint` of the program as well.
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
    return json.dumps(_codec(kind)[0](value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str, kind: Any) -> Any:
    """The value of a type that `dumps` wrote."""
    return _codec(kind)[1](json.loads(text))


def revived(text: str | None, kind: Any) -> Any:
    """A kept record's value; None where there is none, or it is damaged."""
    if text is None:
        return None
    try:
        return loads(text, kind)
    except (ValueError, TypeError, KeyError):
        return None


def _same(value: Any) -> Any:
    return value


@lru_cache(maxsize=256)
def _codec(kind: Any) -> tuple[Convert, Convert]:
    """How to write and how to read one type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _record(typing.cast(type, kind))
    if origin is tuple:
        return _row(arguments)
    if origin in (types.UnionType, typing.Union):
        return _optional([member for member in arguments if member is not type(None)])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _table(arguments[1])
    return _same, _same


def _record(kind: type) -> tuple[Convert, Convert]:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    codecs = [_codec(hints[name]) for name in names]
    if all(codec == (_same, _same) for codec in codecs):
        return lambda value: [getattr(value, name) for name in names], lambda row: kind(*row)
    writers = [(name, codec[0]) for name, codec in zip(names, codecs, strict=True)]
    readers = [codec[1] for codec in codecs]
    return (
        lambda value: [write(getattr(value, name)) for name, write in writers],
        lambda row: kind(*[read(item) for read, item in zip(readers, row, strict=True)]),
    )


def _row(arguments: tuple[Any, ...]) -> tuple[Convert, Convert]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        write, read = _codec(arguments[0])
        if write is _same:
            return list, tuple
        return lambda value: [write(item) for item in value], lambda row: tuple([read(item) for item in row])
    codecs = [_codec(argument) for argument in arguments]
    return (
        lambda value: [codec[0](item) for codec, item in zip(codecs, value, strict=True)],
        lambda row: tuple([codec[1](item) for codec, item in zip(codecs, row, strict=True)]),
    )


def _optional(members: list[Any]) -> tuple[Convert, Convert]:
    if len(members) != 1:  # a union of plain JSON values
        return _same, _same
    write, read = _codec(members[0])
    if write is _same:
        return _same, _same
    return lambda value: None if value is None else write(value), lambda item: None if item is None else read(item)


def _table(values: Any) -> tuple[Convert, Convert]:
    write, read = _codec(values)
    if write is _same:
        return dict, dict
    return (
        lambda value: {key: write(item) for key, item in value.items()},
        lambda item: {key: read(inner) for key, inner in item.items()},
    )
