"""The grammar of a fence's info string and of `<!-- test: … -->`: words, and keys with values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(
    r"""(?P<key>[^\s={}"',]+)(?:(?P<equals>=)(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'{}]*))?|(?P<junk>[^\s])"""
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LANGUAGE = re.compile(r"\s*([^\s{]*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a key with its value; offsets count from the beginning of the text it was read from."""

    key: str
    value: str | None
    """None for a bare word."""
    start: int
    end: int
    braced: bool


def language(info: str) -> str:
    """The language that an info string names, lower case: its first word, or in Pandoc's form the first class."""
    match = _LANGUAGE.match(info)
    if match and match[1]:
        return match[1].lower()
    first = next((item for item in items(info) if item.value is None), None)
    return first.key.removeprefix(".").lower() if first else ""


def after_language(info: str) -> int:
    """The offset at which the first word ends."""
    match = _LANGUAGE.match(info)
    return match.end() if match else 0


def items(text: str, start: int = 0) -> Iterator[Item]:
    """The words and keys from an offset on; stray punctuation is an item of its own."""
    opening, closing = text.find("{", start), text.rfind("}")
    for match in _ITEM.finditer(text, start):
        if match["junk"] in ("{", "}", ","):
            continue
        raw = match["value"] or ""
        quoted = len(raw) > 1 and raw[0] in "\"'"
        value = _ESCAPED.sub(r"\1", raw[1:-1]) if quoted else raw
        braced = 0 <= opening < match.start() < closing
        yield Item(
            match["key"] or match["junk"], value if match["equals"] else None, match.start(), match.end(), braced
        )


def unclosed(info: str) -> bool:
    """Whether a brace opens that never closes."""
    return info.rfind("{") > info.rfind("}")
