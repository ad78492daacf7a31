"""What a note has to read: its lines of prose where there are few, its headings, its first sentences where there are many."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model.graphsection import graph_sections
from pipeline.model.link import Link
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


_ANSWERS = frozenset({"", "json", "xml", "html", "text", "txt", "plaintext", "http", "console", "log"})
"""Languages of what is captured, and not of a program."""
_OF_ANSWERS = re.compile(
    r"\b(?:errors?|exceptions?|responses?|status|json|xml|api|http\w*|codes?|logs?|trace\w*|fail\w*|messages?|[45]\d\d)\b"
    r"|오류|에러|예외|응답|상태|로그|실패"
)
"""Titles of notes that show such an answer on purpose."""
_LISTS = re.compile(
    r"\W*(?:graph|related(?: (?:notes?|keywords?|links?|concepts?|topics?))?|관련(?: ?(?:노트|문서|키워드|링크|개념|주제))?)\s*:.*"
)
_TAG = re.compile(r"<[^<>]*>")
_LONG = 1000
"""Characters; as of prose."""
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
    if note.snippets:
        return bool(_answer(note))
    return note.body.prose != "" or note.body.words == 0


def headings(note: Note) -> list[Line]:
    """The title, where the head says one, and the headings."""
    told = [Line(folded(note.roles.title.text), note.roles.title.place)] if note.roles.title else []
    return [*told, *(Line(folded(heading.text), heading.place) for heading in note.body.headings)]


def blocks(note: Note) -> list[Line]:
    """The prose of a short note, a block each; without the links by which a section lists the graph around the note."""
    lines = [folded(block) for block in (note.body.prose or _answer(note)).split("\n") if block]
    listed = _shown_in_graph(note) if lines else []
    return [Line(line, note.front.head) for line in lines if not _only_lists(line, listed)]


def _answer(note: Note) -> str:
    """What a program was answered, in one line, where a note holds that in a fence and nothing else."""
    if len(note.snippets) != 1 or note.body.words or any(link.field is None for link in note.links):
        return ""
    only = note.snippets[0]
    told = only.language not in _ANSWERS or only.hidden or only.expected or _OF_ANSWERS.search(folded(note.title))
    return "" if told or len(only.code) > _LONG else " ".join(html.unescape(_TAG.sub(" ", only.code)).split())


def of_graph(note: Note) -> Callable[[Link], bool]:
    """Whether a link of a note only lists the graph around it: in a section of that name, or a line that begins so."""
    in_graph = graph_sections(note)
    listing = [found[0] for line in note.body.prose.split("\n") if (found := _LISTS.match(folded(line)))]
    if not listing:
        return in_graph
    return lambda link: in_graph(link) or any(folded(link.label or link.target or "") in line for line in listing)


def _shown_in_graph(note: Note) -> list[str]:
    in_graph = of_graph(note)
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
