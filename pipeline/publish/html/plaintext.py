"""A finished body's HTML → what its headings and blocks begin with, in plain text.

It is read from what came through the gate, so it says nothing that the page does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from pipeline.model.page import Part
from pipeline.publish.html.formula import in_unicode

LONGEST = 240
"""Characters of one part's text."""
_MOST = 400
"""Parts of one page; a page with more headings is a list, of which nobody needs them all."""
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?)>|([^<]+)|<')
_ID = re.compile(r'\sid="([^"]*)"')
_UNSAID = re.compile(r'\sdata-search-exclude|\sclass="(?:headerlink|footnote|filename)"|\sid="fnref|\shidden\b')
_SILENT = frozenset({"pre", "table", "audio", "video", "iframe", "picture", "rt", "rp", "script", "style"})
_BLOCKS = frozenset({"p", "li", "div", "dd", "dt", "blockquote", "summary", "br", "section", "figcaption", "ul", "ol"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})


@dataclass(slots=True)
class _Open:
    """A part whose text is still being gathered."""

    id: str
    title: list[str] | None
    """None for a block, which has none."""
    until: str | None
    """The element that ends it; None: the next heading."""
    text: list[str] = field(default_factory=list)
    length: int = 0
    depth: int = 1
    """Elements of the kind `until` that are open."""

    def closed(self) -> Part:
        title = None if self.title is None else _tidy(self.title)
        return Part(unescape(self.id), title, shortened(_tidy(self.text)))


def parts(html: str) -> tuple[Part, ...]:
    """Every heading and block of an article that a fragment can name, in the order of the page."""
    reading = _Reading()
    reading.walk(html)
    return tuple(part.closed() for part in reading.parts[:_MOST])


class _Reading:
    """One walk through a page's elements."""

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        """Whether headings and blocks are text like any other, and no parts."""
        self.parts: list[_Open] = []
        self.open: list[_Open] = []
        self.heading: _Open | None = None
        self.unsaid: tuple[str, int] | None = None
        """The element whose content is passed over, and how many of its kind are open."""

    def walk(self, html: str) -> None:
        """All of a page's tags and texts."""
        for piece in _PIECE.finditer(html):
            if piece[4] is not None:
                self.say(piece[4])
            elif piece[2]:
                self.tag(piece[2], bool(piece[1]), piece[3])

    def tag(self, name: str, closes: bool, attributes: str) -> None:
        """One tag."""
        if name in _VOID:
            if name in _BLOCKS:
                self.say(" ")
        elif self.unsaid is not None:
            self._pass_over(name, closes)
        elif closes:
            self._leave(name)
        elif name in _SILENT or (attributes and _UNSAID.search(attributes)):
            self.unsaid = (name, 1)
        else:
            self._enter(name, _ID.search(attributes) if attributes else None)

    def say(self, text: str) -> None:
        """Some text: of a heading, or of all parts that are open."""
        if self.unsaid is not None:
            return
        if self.heading is not None and self.heading.title is not None:
            self.heading.title.append(text)
            return
        for part in self.open:
            if part.length <= 2 * LONGEST:
                part.text.append(text)
                part.length += len(text)

    def _pass_over(self, name: str, closes: bool) -> None:
        assert self.unsaid is not None
        kind, depth = self.unsaid
        if name == kind:
            depth += -1 if closes else 1
            self.unsaid = (kind, depth) if depth else None

    def _enter(self, name: str, id_: re.Match[str] | None) -> None:
        for part in self.open:
            part.depth += part.until == name
        if self.whole:
            pass
        elif _is_heading(name):
            self.open.clear()
            self.heading = self.begin(id_[1], [], None) if id_ else None
        elif id_ and id_[1].startswith("^"):
            self.begin(id_[1], None, name if name in {"p", "li"} else None)
        if name in _BLOCKS or (self.whole and _is_heading(name)):
            self.say(" ")

    def _leave(self, name: str) -> None:
        if _is_heading(name):
            self.heading = None
        for part in self.open:
            part.depth -= part.until == name
        self.open = [part for part in self.open if part.depth > 0]
        if name in _BLOCKS or (self.whole and _is_heading(name)):
            self.say(" ")

    def begin(self, id_: str, title: list[str] | None, until: str | None) -> _Open:
        """A part that begins here."""
        part = _Open(id_, title, until)
        self.parts.append(part)
        self.open.append(part)
        return part


def _is_heading(name: str) -> bool:
    return len(name) == 2 and name[0] == "h" and name[1].isdigit()


_TYPESET = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)


def _tidy(pieces: list[str]) -> str:
    text = unescape("".join(pieces))
    if "\\" in text:
        text = _TYPESET.sub(lambda match: in_unicode((match[1] or match[2] or "").strip()), text)
    return re.sub(r"\s+([.,;:!?)])", r"\1", " ".join(text.split()))


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text, cut after a word."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"


def text_of(html: str) -> str:
    """All that a stretch of finished HTML says, in plain text."""
    reading = _Reading(whole=True)
    part = reading.begin("", None, None)
    part.length = -len(html)
    reading.walk(html)
    return _tidy(part.text)
