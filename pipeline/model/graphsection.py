"""Which sections of a note list the graph around it, as scripts write them: Graph, Related keywords, 관련 노트."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.model.heading import Heading
from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.note import Note

_CALLED = re.compile(
    r"(?:(?:knowledge|concept|link|note) )?graph(?: (?:links?|connections?))?"
    r"|related(?: (?:notes?|keywords?|links?|concepts?|pages?|topics?|terms?|ideas?|articles?|words?))?"
    r"|(?:(?:지식|개념) ?)?그래프(?: ?(?:링크|연결))?"
    r"|(?:관련|연관)(?:된? ?(?:노트|문서|키워드|링크|개념|용어|주제|항목|글|지식|페이지|단어))?"
)
_AROUND = re.compile(r"^[\W\d]+|\W+$")
_BETWEEN = re.compile(r"[()/|·,]")
"""Between the two languages of `관련 노트 (Related notes)`."""


def graph_sections(note: Note) -> Callable[[Link], bool]:
    """Whether a link of a note stands in one of those sections."""
    spans: list[tuple[int, int]] = []
    headings = note.body.headings
    for number, heading in enumerate(headings):
        if _lists_the_graph(heading.text) and not (number == 0 and _names(heading, note)):
            after = (later.place.start for later in headings[number + 1 :] if later.level <= heading.level)
            spans.append((heading.place.end, next(after, note.body.place.end)))
    return lambda link: link.field is None and any(start <= link.place.start < end for start, end in spans)


def _lists_the_graph(heading: str) -> bool:
    parts = [_AROUND.sub("", part) for part in _BETWEEN.split(folded(heading))]
    said = [part for part in parts if part]
    return bool(said) and all(_CALLED.fullmatch(part) for part in said)


def _names(heading: Heading, note: Note) -> bool:
    """Whether a heading is the name of the note, as in a note on graphs, and not of one of its sections."""
    return heading.level == 1 and folded(heading.text) in folded(note.title)
