"""Comments that silence rules at one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.model.frontmatter import FrontMatter
from pipeline.model.suppression import Suppression
from pipeline.model.text import Text
from pipeline.read.origin import Span

_WORD = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_SAID = rf"wikimill:[ \t]*ignore\b(?:[ \t]+(?P<codes>{_WORD}(?:[ \t]*,[ \t]*{_WORD})*)(?!\w))?[ \t:–—-]*(?P<reason>"
_COMMENT = re.compile(rf"<!--\s*{_SAID}.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_HEAD_COMMENT = re.compile(rf"(?:(?<=[ \t\r\n])|\A)#[ \t]*{_SAID}[^\r\n]*)", re.IGNORECASE)
_WITH_COMMENTS = frozenset({"yaml", "toml"})


def suppressions(text: Text, front: FrontMatter, comments: Iterable[Span]) -> tuple[Suppression, ...]:
    """Every suppression of a note, in the order of the text. `comments` are the HTML comments of the body."""
    span = (front.place.start, front.place.end)
    head = _HEAD_COMMENT.finditer(text.content, *span) if front.format in _WITH_COMMENTS else ()
    body = (_COMMENT.fullmatch(text.content, *span) for span in comments)
    found = [_suppression(match, text, front) for match in (*head, *body) if match]
    return tuple(sorted(set(found), key=lambda one: one.place.start))


def _suppression(match: re.Match[str], text: Text, front: FrontMatter) -> Suppression:
    place = text.place(*match.span())
    codes = tuple(code.strip() for code in (match["codes"] or "").split(",") if code.strip())
    in_head = match.start() < front.place.end
    lines = dict.fromkeys(
        [*range(place.line, place.end_line + 1), *_below(match, text), *([front.place.line] if in_head else ())]
    )
    return Suppression(place, codes, " ".join(match["reason"].split()), tuple(lines))


def _below(match: re.Match[str], text: Text) -> Iterator[int]:
    """The next line that is not blank, where nothing else stands on the comment's lines."""
    place = text.place(*match.span())
    before = text.lines[place.line - 1][: place.column - 1]
    after = text.lines[place.end_line - 1][place.end_column - 1 :]
    if not before.strip(" \t>*+-") and not after.strip():
        below = range(place.end_line, len(text.lines))
        yield from islice((number + 1 for number in below if text.lines[number].strip()), 1)
