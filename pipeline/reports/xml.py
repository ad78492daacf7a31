"""XML that any reader accepts, whatever text goes in."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def text(value: str) -> str:
    """Character data."""
    return escape(_FORBIDDEN.sub("\ufffd", value)).replace("\r", "&#13;")


def element(name: str, attributes: dict[str, str], content: str | None = None) -> str:
    """An element; `content` is XML already."""
    head = "".join(f" {key}={quoteattr(_FORBIDDEN.sub(chr(0xFFFD), value))}" for key, value in attributes.items())
    return f"<{name}{head}/>" if content is None else f"<{name}{head}>{content}</{name}>"


def document(root: str) -> str:
    """A whole file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
