"""JSON Schema's terms in an author's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.model.frontmatter import Field, Json, Pointer
from pipeline.validate.formats import WORDS as FORMATS

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "a mapping",
}
_COMMA = re.compile(r"[,\uff0c\u3001]")
_ITEM = re.compile(r"(?!(?:true|false|yes|no|on|off|null)\Z)[^\W\d_][\w ./+-]*(?<! )", re.IGNORECASE)
"""Text that YAML takes for text in a list."""
_LISTED = 12
"""How many allowed values a message lists."""
_SHOWN = 60
"""How many characters of a value a message shows."""


def name(pointer: Sequence[str | int]) -> str:
    """`tech_stack.language`, `item 3 of tags`; the whole is the front matter."""
    words = ""
    for step in pointer:
        if isinstance(step, int):
            words = f"item {step + 1} of {words}" if words else f"item {step + 1}"
        elif words.startswith("item "):
            words = f"{step} of {words}"
        else:
            words = f"{words}.{step}" if words else str(step)
    return words or "the front matter"


def types(kinds: str | Iterable[str]) -> str:
    """`text or a list`."""
    listed = [kinds] if isinstance(kinds, str) else list(dict.fromkeys(kinds))
    if "integer" in listed and "number" in listed:
        listed.remove("integer")
    return either([_TYPES.get(kind, kind) for kind in listed])


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else "nothing"


def listed(values: Sequence[Json]) -> str:
    """Allowed values, the first of them where there are many."""
    shown = [plain(value) for value in values[:_LISTED]]
    more = f", … ({len(values)} in all)" if len(values) > _LISTED else ""
    return ", ".join(shown) + more


def plain(value: Json) -> str:
    """An allowed value as one would write it."""
    return value if isinstance(value, str) and value.strip() else json.dumps(value, ensure_ascii=False)


def shown(value: Json, field: Field | None = None) -> str:
    """What is written: text in quotes, everything else as it stands in the file."""
    if value is None:
        return "empty"
    if isinstance(value, str):
        return '"' + _cut(value) + '"'
    if isinstance(value, list):
        return "an empty list" if not value else "a list"
    if isinstance(value, dict):
        return "an empty mapping" if not value else "a mapping"
    written = field.raw if field is not None and field.raw and field.kind == "plain" else json.dumps(value)
    return _cut(written)


def described(value: Json, field: Field | None = None) -> str:
    """What is written and, where that is not plain to see, what YAML reads in it."""
    words = shown(value, field)
    if isinstance(value, bool):
        read = json.dumps(value)
        return words if words == read else f"{words}, which YAML reads as {read}"
    if isinstance(value, int | float):
        read = json.dumps(value)
        return f"{words} (a number)" if words == read else f"{words}, which YAML reads as the number {read}"
    return f"{words} (text)" if isinstance(value, str) else words


def quoting(value: Json, field: Field | None) -> str:
    """The way out where text was meant and YAML read something else in it."""
    if isinstance(value, bool | int | float) and field is not None and field.kind == "plain" and field.raw:
        return f'; put quotes around it: "{field.raw}"'
    return ""


def as_list(value: str) -> str | None:
    """Words between commas as the list that is meant; None where they are no such words."""
    parts = [part.strip() for part in _COMMA.split(value)]
    return f"[{', '.join(parts)}]" if len(parts) > 1 and all(map(_ITEM.fullmatch, parts)) else None


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def expectation(schema: Any) -> str | None:
    """What a schema says in words of its own: `x-expected`, else the first sentence of its description."""
    if not isinstance(schema, dict):
        return None
    own = schema.get("x-expected")
    if isinstance(own, str):
        return own
    text = schema.get("description") or schema.get("title")
    if not isinstance(text, str):
        return None
    sentence = text.split(". ")[0].strip().removesuffix(".")
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() or sentence[1:2] == " " else sentence


def demand(schema: Any) -> str:
    """What a schema asks of a value that is absent: what is allowed, else of which type it is; empty where that is open."""
    if not isinstance(schema, dict):
        return ""
    if isinstance(schema.get("enum"), list):
        return f"; allowed are {listed(schema['enum'])}"
    if "const" in schema:
        return f"; expected {plain(schema['const'])}"
    if schema.get("format") in FORMATS:
        return f"; expected {FORMATS[schema['format']]}"
    kinds = schema.get("type", [])
    some = [kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"]
    return f"; expected {types(some)}" if some else ""


def count(number: int, thing: str) -> str:
    """`1 item`, `3 items`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


__all__ = [
    "Pointer",
    "as_list",
    "count",
    "demand",
    "described",
    "either",
    "expectation",
    "listed",
    "name",
    "plain",
    "quoting",
    "shown",
    "types",
]
