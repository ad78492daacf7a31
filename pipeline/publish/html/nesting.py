"""HTML no deeper than a browser, and MkDocs' search, take in their stride."""

from __future__ import annotations

import re

_DEEPEST = 200
"""Elements within elements; the deepest list that is read stays below."""
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?>')
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})


def no_deeper(html: str) -> str:
    """Whole HTML, in which every element is closed, without the tags of elements that stand too deep; their text stays."""
    if html.count("</") <= _DEEPEST:
        return html
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2] in _VOID:
            return tag[0]
        depth -= bool(tag[1])
        shows = depth < _DEEPEST
        depth += not tag[1]
        return tag[0] if shows else ""

    return _TAG.sub(kept, html)
