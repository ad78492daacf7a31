"""Where the characters that markdown-it-py sees stand in the file.

The block rules give each inline content an `Origin`; the inline rules ask it. A content's lines are
the ends of source lines, since containers and indentation only take away from the front; a table cell
is a stretch of one line from which the backslashes before pipes are gone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline.model.text import Text

Span: TypeAlias = tuple[int, int]
"""Offsets into `Text.content`, the end exclusive."""

_KEY = "wikimill"


@dataclass(frozen=True, slots=True)
class Origin:
    """From offsets in a content to offsets in the file: from `starts[i]` on, add `shifts[i]`."""

    starts: list[int]
    shifts: list[int]

    def at(self, offset: int) -> int:
        """The offset in the file of a content's character."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file that a stretch of the content comes from."""
        if start == end:
            point = self.at(start - 1) + 1 if start else self.at(0)
            return point, point
        return self.at(start), self.at(end - 1) + 1

    def after(self, cut: int) -> Origin:
        """The origin of `content[cut:]`."""
        here = bisect_right(self.starts, cut) - 1
        starts = [0, *(start - cut for start in self.starts[here + 1 :])]
        return Origin(starts, [shift + cut for shift in self.shifts[here:]])


@dataclass(slots=True)
class Trail:
    """What one parse needs to know of the file; it travels in markdown-it-py's `env` and is gone after the parse."""

    text: Text
    first_line: int
    """The line, from 1, that the body begins on."""
    ends: list[int]
    """For each line of the body, from 0, the offset of its end in the file, line end excluded."""
    origin: Origin = field(default_factory=lambda: Origin([0], [0]))
    """Of the inline content being parsed."""
    base: int = 0
    """Where in that content the nested one begins, as that of an image's description."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file that a stretch of the present content comes from."""
        return self.origin.span(start + self.base, end + self.base)


def trail_of(env: MutableMapping[str, Any]) -> Trail:
    """The trail of the parse that an `env` belongs to."""
    trail: Trail = env[_KEY]
    return trail


def begin(text: Text, start: int) -> dict[str, Any]:
    """An `env` for the parse of a body that begins at an offset."""
    first = text.line_of(start)
    ends = [at + len(line) for at, line in zip(text.line_starts[first - 1 :], text.lines[first - 1 :], strict=True)]
    return {_KEY: Trail(text, first, ends)}


def end(env: dict[str, Any]) -> Trail:
    """Take the trail out of an `env`, which then holds markdown-it-py's own things only."""
    trail: Trail = env.pop(_KEY)
    return trail
