"""Text for a terminal: harmless, measured in columns, coloured only when told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_COLOURS = {"error": "31", "warning": "33", "info": "36", "strong": "1", "faint": "2", "good": "32"}
TAB = "    "


def harmless(text: str) -> str:
    """Text without anything that a terminal obeys: control characters shown as pictures or code points, one line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(character) for character in text)


def _harmless(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return TAB if character == "\t" else chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in _BIDIRECTIONAL or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
        return f"<U+{code:04X}>"
    return character


def columns(text: str) -> int:
    """The width of harmless text on a terminal: Korean, Chinese and Japanese take two columns, marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, room: int) -> str:
    """As much of harmless text as has room, with an ellipsis where it was cut."""
    if columns(text) <= room:
        return text
    used = 0
    for at, character in enumerate(text):
        used += _columns(character)
        if used > room - 1:
            return f"{text[:at]}…"
    return text


def folded(text: str, room: int) -> Iterator[str]:
    """Lines of harmless text that have room, divided at blanks where there are any."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if columns(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while columns(line) > room:
            part = cut(line, room + 1)[:-1] or line[0]
            yield part
            line = line[len(part) :]
    yield line


def painted(text: str, paint: str, colour: bool) -> str:
    """Text in one of our colours; as it is where colours are off."""
    return f"\x1b[{_COLOURS[paint]}m{text}\x1b[0m" if colour else text
