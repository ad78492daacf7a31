"""How many of the figures in a note's prose are bound to what its snippets compute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.note import Note
from pipeline.model.text import Text

NUMBER = re.compile(r"(?<![\w.,/#-])\d[\d.,]*(?![\w/-])")
APART = re.compile(r"<!--.*?-->|`[^`\n]*`|^[ \t]*#{1,6} [^\n]*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one note that binds any."""

    path: str
    bound: int
    total: int
    """Numbers in prose, bound ones among them; parts of headings, names, dates and links are none."""


def figures(notes: Iterable[tuple[Note, Text | None]]) -> Iterator[Figures]:
    """Of every note that binds a figure, by path."""
    for note, text in notes:
        if note.body.values and text is not None:
            bound = len(note.body.values)
            unbound = sum(1 for _ in NUMBER.finditer(_prose(note, text)))
            yield Figures(note.path, bound, bound + unbound)


def _prose(note: Note, text: Text) -> str:
    """What is neither code nor a comment, a heading, a link or a bound figure."""
    body = note.body
    places = (
        *(one.place for one in body.snippets),
        *(one.place for one in body.values),
        *(one.place for one in body.links),
    )
    apart = sorted((place.start, place.end) for place in places)
    pieces, at = [], note.body.place.start
    for start, end in apart:
        if start >= at:
            pieces.append(text.content[at:start])
        at = max(at, end)
    return APART.sub(" ", " ".join([*pieces, text.content[at:]]))
