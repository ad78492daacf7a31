"""Where something stands in the text of one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file's text.

    `start` and `end` are offsets in characters from 0, `end` exclusive, into `Text.content`.
    Lines and columns count from 1, columns in characters (code points); `end_column` is exclusive.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


TOP = Place(0, 0, 1, 1, 1, 1)
"""The first character of a file: where a finding about the file as a whole stands."""
