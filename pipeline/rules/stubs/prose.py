"""What a note has to read: its lines of prose where there are few, its headings, its first sentences where there are many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.graphsection import graph_sections
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.place import Place
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Check

_LABEL = re.compile(r"(?:\W*[\w ]{1,30}:)?[\W_]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or a block of prose."""

    text: str
    """Folded."""
    place: Place
    """Of the heading; of prose, whose place is not known, the head of the note."""


_TEMPLATE = re.compile(r"(?:\A|[/._ -])(?:templates?|템플릿)(?:[/._ -]|\Z)")
MENTIONED = re.compile(
    r"(?:[\"'`“‘«「『]|\b(?:if|when|whenever|unless|until|like|as|says?|said|shows?|answers?|answered|replie[sd]|typical(?:ly)?):? )\Z"
)
"""What stands before words that a note speaks of, and does not say itself."""


def readable(wiki: Wiki) -> Iterator[Note]:
    """The notes that are meant to be read: no redirects, nothing empty or unreadable."""
    for note in wiki.notes.values():
        if note.path not in wiki.graph.redirects and note.unreadable is None and not note.empty:
            yield note


def but_templates(check: Check) -> Check:
    """The same check, silent about notes that are there to be filled in."""
    return lambda wiki: (finding for finding in check(wiki) if not _TEMPLATE.search(folded(finding.path)))


def is_short(note: Note) -> bool:
    """Whether there is so little to read that all of it is known, and no code beside it."""
    return not note.snippets and (note.body.prose != "" or note.body.words == 0)


def headings(note: Note) -> list[Line]:
    """The title, where the head says one, and the headings."""
    told = [Line(folded(note.roles.title.text), note.roles.title.place)] if note.roles.title else []
    return [*told, *(Line(folded(heading.text), heading.place) for heading in note.body.headings)]


def blocks(note: Note) -> list[Line]:
    """The prose of a short note, a block each; without the links by which a section lists the graph around the note."""
    lines = [folded(block) for block in note.body.prose.split("\n") if block]
    listed = _shown_in_graph(note) if lines else []
    return [Line(line, note.front.head) for line in lines if not _only_lists(line, listed)]


def _shown_in_graph(note: Note) -> list[str]:
    in_graph = graph_sections(note)
    shown = {folded(link.label or link.target or "") for link in note.links if in_graph(link)}
    return sorted(shown - {""}, key=len, reverse=True)


def _only_lists(line: str, listed: list[str]) -> bool:
    """Whether a line is links of the graph, with no more than a label before them."""
    rest = line
    for shown in listed:
        rest = rest.replace(shown, "")
    return rest != line and _LABEL.fullmatch(rest) is not None


def first(phrases: re.Pattern[str], lines: list[Line]) -> tuple[str, Line] | None:
    """The first phrase that is said, and not only spoken of, and where."""
    found = ((match, line) for line in lines for match in phrases.finditer(line.text))
    said = ((match[0].strip(), line) for match, line in found if not MENTIONED.search(match.string[: match.start()]))
    return next(said, None)
