"""Whether a text is a form that waits to be filled in, as a template leaves it."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]*\}\}|<%.*?%>|\b(?:TODO|TBD|FIXME)\b|\blorem ipsum\b|\bYYYY-MM-DD\b|\b[xX]{3,}\b|_{4,}"
    r"|<[A-Za-z가-힣][^<>/=\n]* [^<>/=\n]*>|\[(?:your|insert|add|describe|fill)\b[^\]\n]*\](?!\()",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(#{1,6})(?:\s|$)")
_EMPTY = re.compile(r"(?:[-*+]|\d+[.)])(?:\s+\[ \])?|(?:[-*+]\s+)?(?:\*\*)?[^:.|]{1,40}:(?:\*\*)?|\|[\s|]*\|")
"""A list item, a field or a row of a table with nothing in it."""


def is_form(text: str) -> bool:
    """Whether a text has placeholders, sections with nothing in them, or fields left empty."""
    if _PLACEHOLDER.search(text):
        return True
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    depths = [len(found[1]) if (found := _HEADING.match(line)) else 0 for line in lines]
    following = [*depths[1:], 1]
    hollow = any(depth and 0 < after <= depth for depth, after in zip(depths, following, strict=True))
    return hollow or sum(_EMPTY.fullmatch(line) is not None for line in lines) > 1
