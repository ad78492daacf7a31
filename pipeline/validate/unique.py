"""Equal items of a list, in linear time; jsonschema's own `uniqueItems` is quadratic for lists of mixed types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def repeated(items: list[Any]) -> Iterator[int]:
    """The index of each item that stands in the list before."""
    seen: set[Any] = set()
    for index, item in enumerate(items):
        mark = _mark(item)
        if mark in seen:
            yield index
        seen.add(mark)


def _mark(value: Any) -> Any:
    """Equal for values that JSON Schema takes for equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, list):
        return ("list", tuple(_mark(item) for item in value))
    if isinstance(value, dict):
        return ("mapping", frozenset((key, _mark(item)) for key, item in value.items()))
    return (isinstance(value, bool), value)


def unique_items(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """The keyword `uniqueItems`, as jsonschema calls it."""
    from jsonschema.exceptions import ValidationError

    if wanted and validator.is_type(instance, "array") and any(True for _ in repeated(instance)):
        yield ValidationError("has repeated items")
