"""Addresses: what a link's destination says, as written and taken apart."""

from __future__ import annotations

import re
from typing import Self
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]+:(?!\s)")
"""Of two characters at least, so that `C:\\notes` is none; without a dot, so that `note.md:12` is none."""
_WIKILINK_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:mailto|tel):")
"""In a wikilink `Rust: a history` and `std::vector` are titles."""


class Address(str):
    """A destination ready for HTML, which remembers how it was written."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, normalized: str, written: str) -> Self:
        """The address for HTML, and the destination without escapes and entities."""
        address = super().__new__(cls, normalized)
        address.written = written
        return address


def is_external(destination: str) -> bool:
    """Whether a Markdown link's destination has a scheme or a host."""
    return destination.startswith("//") or _SCHEME.match(destination) is not None


def is_external_wikilink(target: str) -> bool:
    """Whether a wikilink's target is an address of the web rather than a name."""
    return _WIKILINK_SCHEME.match(target) is not None


def taken_apart(destination: str) -> tuple[str | None, str | None]:
    """Target and fragment of an internal destination, decoded; a target is None only where a fragment stands alone."""
    path, mark, fragment = destination.partition("#")
    return (None if mark and not path else decoded(path)), (decoded(fragment) if mark else None)


def decoded(text: str) -> str:
    """The text without percent-encoding; as written where that does not encode UTF-8."""
    if "%" not in text:
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text
