"""Which sections of a note list the graph around it, as scripts write them: Graph, Related keywords, 관련 노트."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.note import Note

_CALLED = re.compile(
    r"[\W\d]*(?:(?:knowledge|concept|link|note) )?graph(?: links)?\W*"
    r"|[\W\d]*related(?: (?:notes?|keywords?|links?|concepts?|pages?|topics?|terms?))?\W*"
    r"|[\W\d]*(?:지식 ?)?그래프\W*|[\W\d]*관련 ?(?:노트|문서|키워드|링크|개념|용어|주제)\W*"
)


def graph_sections(note: Note) -> Callable[[Link], bool]:
    """Whether a link of a note stands in one of those sections."""
    spans: list[tuple[int, int]] = []
    headings = note.body.headings
    for number, heading in enumerate(headings):
        if _CALLED.fullmatch(folded(heading.text)):
            after = (later.place.start for later in headings[number + 1 :] if later.level <= heading.level)
            spans.append((heading.place.end, next(after, note.body.place.end)))
    return lambda link: link.field is None and any(start <= link.place.start < end for start, end in spans)
