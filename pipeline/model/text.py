"""The text of a file, and the arithmetic between offsets, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.place import Place

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Text:
    """Decoded text as it stands in the file, line ends untouched, without a byte-order mark.

    Lines end at LF, CRLF or CR, as in CommonMark, and nowhere else: NEL and U+2028 end none.
    """

    content: str
    bom: bool = False
    """True where the file began with a byte-order mark, to be written back."""

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets from 0 at which each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.content))]

    @cached_property
    def lines(self) -> list[str]:
        """Each line without its line end."""
        return _LINE_END.split(self.content)

    def line_of(self, offset: int) -> int:
        """The line, from 1, that holds an offset."""
        return bisect_right(self.line_starts, offset)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column."""
        return self.line_starts[line - 1] + column - 1

    def place(self, start: int, end: int) -> Place:
        """The place between two offsets."""
        first, last = self.line_of(start), self.line_of(end)
        return Place(
            start,
            end,
            first,
            start - self.line_starts[first - 1] + 1,
            last,
            end - self.line_starts[last - 1] + 1,
        )

    def encode(self) -> bytes:
        """The bytes of the file: UTF-8, with the byte-order mark it came with."""
        return (b"\xef\xbb\xbf" if self.bom else b"") + self.content.encode("utf-8")
