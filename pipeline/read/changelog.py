"""When a note says that it was last changed: the newest dated entry under a heading such as Changelog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.heading import Heading
from pipeline.model.name import folded
from pipeline.model.note import Label
from pipeline.model.text import Text

_CALLED = re.compile(
    r"\W*(?:change ?log|changes|(?:change|revision|version|edit) history|history"
    r"|변경 ?(?:이력|기록|내역|사항|로그)|(?:수정|개정|편집|갱신) ?(?:이력|기록|내역))\W*"
)
_ENTRY = re.compile(
    r"^[ \t>]*(?:[-*+|]|#{1,6}|\d+[.)])?[ \t]*[*_`\[(]*(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    re.MULTILINE,
)
"""A line, list item, table row or heading that begins with a date."""


def last_change(text: Text, headings: Sequence[Heading]) -> Label | None:
    """The newest date; of equal ones the first. None where no section is called so, or none of its entries is dated."""
    dates = [label for start, end in _sections(text, headings) for label in _dates(text, start, end)]
    return max(dates, key=lambda label: label.text, default=None)


def _sections(text: Text, headings: Sequence[Heading]) -> Iterator[tuple[int, int]]:
    for number, heading in enumerate(headings):
        if _CALLED.fullmatch(folded(heading.text)):
            after = (later.place.start for later in headings[number + 1 :] if later.level <= heading.level)
            yield heading.place.end, next(after, len(text.content))


def _dates(text: Text, start: int, end: int) -> Iterator[Label]:
    for entry in _ENTRY.finditer(text.content, start, end):
        yield Label(entry["date"], text.place(*entry.span("date")))
