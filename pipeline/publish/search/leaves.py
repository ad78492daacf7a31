"""A sorted list cut into leaves of which a browser fetches the one or two that it needs, as from a B-tree."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

LEAF: Final = 20_000
"""Bytes that a leaf is meant to hold; one entry that is longer stands alone."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of a sorted list."""

    first: str
    """The word that it begins with."""
    content: Any


def cut(words: Iterable[str], size: Callable[[str], int], most: int = LEAF) -> list[list[str]]:
    """Sorted words in groups whose entries come to no more than so many bytes each."""
    groups: list[list[str]] = []
    room = 0
    for word in words:
        needed = size(word)
        if needed > room or not groups:
            groups.append([])
            room = most
        groups[-1].append(word)
        room -= needed
    return groups


def packed(numbers: Sequence[int]) -> str:
    """Numbers as text: base 64 digits of five bits each, the sixth telling that more follow."""
    out: list[str] = []
    for number in numbers:
        rest = number
        while rest > 31:
            out.append(_DIGITS[32 | rest & 31])
            rest >>= 5
        out.append(_DIGITS[rest])
    return "".join(out)


_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def script(name: str, digest: str, content: Any) -> str:
    """A file that hands its content over: a script, since from `file://` a browser loads nothing else."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"wikimill.take({json.dumps(name)},{json.dumps(digest)},{text})\n"
