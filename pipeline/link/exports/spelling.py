"""Characters that a format cannot hold, spelt out so that they can be read back."""

from __future__ import annotations

import re

_UNHOLDABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\t\n\r]"
)
"""What XML 1.0 forbids or advises against, and what its readers turn into a space."""
_UNHOLDABLE_OR_BACKSLASH = re.compile(rf"{_UNHOLDABLE.pattern}|\\")
_LOOKS_SPELT = re.compile(r"\\(?=u[0-9a-f]{4})")


def spelt_out(text: str) -> str:
    """Control characters as `\\u0007`; a backslash that would read so becomes `\\u005c`."""
    if text.isprintable() and "\\u" not in text:
        return text
    return _UNHOLDABLE.sub(_code, _LOOKS_SPELT.sub(r"\\u005c", text))


def every_spelt_out(text: str) -> str:
    """The same for a format that has its own ideas of backslashes: each becomes `\\u005c`."""
    return _UNHOLDABLE_OR_BACKSLASH.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def read_back(text: str) -> str:
    """What `spelt_out` was given."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
