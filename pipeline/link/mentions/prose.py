"""What a note says in prose, and where: no headings, links, code, formulas or comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.note import Note
from pipeline.model.text import Text

if TYPE_CHECKING:
    from markdown_it.token import Token

GAP = "\ufffc"
"""Stands for what is no prose, so that nothing is read across it."""
_RUN = re.compile(r"[\w\s]+")
"""A stretch in which Markdown escapes nothing."""


@dataclass(slots=True)
class Prose:
    """The words of one paragraph, cell or the like, each with its offset in the file."""

    in_table: bool
    text: str = ""
    _starts: list[int] = field(default_factory=list)
    _sources: list[int] = field(default_factory=list)

    def add(self, text: str, source: int) -> None:
        """More text, which stands in the file as it is."""
        self._starts.append(len(self.text))
        self._sources.append(source)
        self.text += text

    def source(self, at: int) -> int:
        """The offset in the file of a character."""
        here = bisect_right(self._starts, at) - 1
        return self._sources[here] + at - self._starts[here]


def prose(document: Document, note: Note) -> Iterator[Prose]:
    """The prose of a note's body, in the order of its tokens."""
    text = Text(document.source)
    first = text.line_of(note.body.place.start) - 1
    lines, in_heading, in_table, at = [0, 0], False, False, 0
    for token in document.tokens:
        lines = token.map or lines
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.nesting > 0
        elif token.type in ("tr_open", "tr_close"):
            in_table = token.nesting > 0
        elif token.type == "inline":
            start, end = _offsets(text, first, lines)
            at = at if start <= at <= end else start
            reader = _Reader(document.source, note, at, end, Prose(in_table))
            reader.read(token)
            at = reader.at
            if not in_heading:
                yield reader.prose


def _offsets(text: Text, first: int, lines: list[int]) -> tuple[int, int]:
    starts = [*text.line_starts, len(text.content)]
    last = len(starts) - 1
    return starts[min(first + lines[0], last)], starts[min(first + max(lines[1], lines[0] + 1), last)]


@dataclass(slots=True)
class _Reader:
    """Finds in the file what the tokens of one inline content show, in order."""

    source: str
    note: Note
    at: int
    end: int
    prose: Prose
    linked: list[int | None] = field(default_factory=list)

    def read(self, inline: Token) -> None:
        for token in inline.children or ():
            if token.type == "text":
                self.text(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                self.prose.add(" ", self.at)
            elif token.type == "link_open":
                self.linked.append(token.meta.get("link"))
            elif token.type == "link_close" and self.linked:
                self.after_link(self.linked.pop())
            elif not token.nesting:
                self.skip(token)

    def text(self, content: str) -> None:
        if self.linked:
            return
        found = self.source.find(content, self.at, self.end)
        if found >= 0:
            self.prose.add(content, found)
            self.at = found + len(content)
            return
        for run in _RUN.findall(content):  # with something in it that is written otherwise
            found = self.source.find(run, self.at, self.end)
            self.prose.add(GAP, self.at)
            if found >= 0:
                self.prose.add(run, found)
                self.at = found + len(run)

    def skip(self, token: Token) -> None:
        self.prose.add(GAP, self.at)
        if self.linked:
            return
        if "link" in token.meta:
            self.after_link(token.meta["link"])
        elif "span" in token.meta:
            self.at = max(self.at, token.meta["span"][1])
        elif "marks" in token.meta:
            self.at = max(self.at, token.meta["marks"][1][1])
        elif token.content:
            found = self.source.find(token.content, self.at, self.end)
            self.at = found + len(token.content) if found >= 0 else self.at

    def after_link(self, index: int | None) -> None:
        self.prose.add(GAP, self.at)
        if index is not None and index < len(self.note.links):
            self.at = max(self.at, self.note.links[index].place.end)
