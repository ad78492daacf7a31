"""What a page says, section by section, from its finished HTML: what readers see can be found, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

_TAG: Final = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>""")
_ID: Final = re.compile(r'\sid="([^"]*)"')
_LEFT_OUT: Final = re.compile(
    r'data-search-exclude|\sclass="(?:[^"]*\s)?'
    r"(?:headerlink|arithmatex|mermaid|wm-aliases|wm-embed|wm-notes|wm-backlinks|wm-categories|linenos|footnote-backref)[\s\"]"
)
"""Of what readers see: what is no text of this note, and what no one would type."""
_WITHIN_A_LINE: Final = frozenset(
    "a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split()  # noqa: SIM905
)
_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page's text, from one heading to the next."""

    anchor: str
    """The heading's id; empty at the top of the page."""
    heading: str
    """Empty at the top of the page."""
    text: str


def sections(html: str) -> list[Section]:
    """The sections of a page; that at the top always, the others where a heading with an id begins them."""
    found: list[Section] = []
    anchor, heading, parts = "", "", list[str]()
    for kind, value in _pieces(html):
        if kind == "text":
            parts.append(value)
        elif kind == "end":
            heading, parts = _plain(parts), []
        elif kind == "title":
            heading, parts = "", []
        else:
            found.append(Section(anchor, heading, _plain(parts)))
            anchor, heading, parts = value, "", []
    found.append(Section(anchor, heading, _plain(parts)))
    return [section for section in found if section.text or section.heading] or [Section("", "", "")]


def _plain(parts: list[str]) -> str:
    return unicodedata.normalize("NFC", " ".join(unescape("".join(parts)).split()))


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Texts, the ids of headings that begin, the ends of these headings, and the end of the page's title."""
    end, skipped, depth, open_heading, titled = 0, "", 0, "", False
    for tag in _TAG.finditer(html):
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        if skipped:
            depth += 0 if name != skipped else -1 if closing else 1
            if not depth:
                skipped, end = "", tag.end()
            continue
        yield "text", html[end : tag.start()]
        end = tag.end()
        if not closing and name not in _VOID and _LEFT_OUT.search(attributes):
            skipped, depth = name, 1
            if "arithmatex" in attributes:
                yield "text", "…"
        elif name == open_heading:
            yield ("end" if titled or name != "h1" else "title"), ""
            open_heading, titled = "", titled or name == "h1"
        elif not open_heading and _begins(name, attributes):
            open_heading = name
            if titled or name != "h1":
                yield "heading", unescape(_id(attributes))
        elif name not in _WITHIN_A_LINE:
            yield "text", " "
    if not skipped:
        yield "text", html[end:]


def _begins(name: str, attributes: str) -> bool:
    return len(name) == 2 and name[0] == "h" and name[1] in "123456" and bool(_ID.search(attributes))


def _id(attributes: str) -> str:
    match = _ID.search(attributes)
    return match[1] if match else ""
