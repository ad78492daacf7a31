"""The order of a field's values from cautious to trusting, as the schemas give it (`x-order`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.globs import matches
from pipeline.model.options import Options

_OURS = "note.schema.json"


@dataclass(frozen=True, slots=True)
class Orders:
    """Schema → field → its values in order."""

    of_schema: Mapping[str, Mapping[str, tuple[str, ...]]]
    schemas: tuple[tuple[str, str], ...]

    @staticmethod
    def of(texts: Mapping[str, str], options: Options) -> Orders:
        """The orders that schemas give, by file name → JSON text."""
        wanted = {name for _, name in options.schemas} | {_OURS}
        return Orders({name: _orders(texts[name]) for name in sorted(wanted & texts.keys())}, options.schemas)

    def of_field(self, path: str, key: str) -> tuple[str, ...]:
        """The values of a note's field; where its own schema gives no order, ours does; empty where none does."""
        name = next((name for glob, name in self.schemas if matches(glob, path)), _OURS)
        return self.of_schema.get(name, {}).get(key) or self.of_schema.get(_OURS, {}).get(key, ())

    def most_cautious(self, path: str, key: str, values: Iterable[str]) -> str | None:
        """The value that trusts least; None where one of them has no place in the order."""
        order, asked = self.of_field(path, key), list(values)
        return min(asked, key=order.index) if asked and all(value in order for value in asked) else None


def _orders(text: str) -> dict[str, tuple[str, ...]]:
    try:
        properties = json.loads(text).get("properties", {})
    except (ValueError, AttributeError, RecursionError):  # a wrong schema is reported where it is compiled
        return {}
    return {
        key: tuple(map(str, schema["x-order"]))
        for key, schema in properties.items()
        if isinstance(schema, dict) and isinstance(schema.get("x-order"), list)
    }
