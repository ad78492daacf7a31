"""Sections of questions: what search engines and assistants may quote as question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.name import folded
from pipeline.publish.plaintext import shortened, text_of

_HEADING = re.compile(r"<h([1-6])(?: [^<>]*)?>(.*?)</h\1>", re.DOTALL)
_BOLD = re.compile(
    r"<p[^<>]*><strong>([^<]*[?？])</strong>(?:</p>|<br>|\s)(.*?)(?=<p[^<>]*><strong>[^<]*[?？]</strong>|\Z)", re.DOTALL
)
_FOLDED = re.compile(r'<details class="question[^<>]*><summary>(.*?)</summary>(.*?)</details>', re.DOTALL)
_ANSWER = 2000
"""Characters of an answer."""
_NAMES = frozenset(
    {
        *("faq", "faqs", "frequently asked questions", "common questions", "questions", "q&a", "questions and answers"),
        *("자주 묻는 질문", "자주 묻는 질문과 답변", "질문과 답변", "질문과 답", "질문"),
    }
)


@dataclass(frozen=True, slots=True)
class _Section:
    level: int
    title: str
    parent: int
    """Index of the section that it stands in, -1 for none."""
    html: str
    """Up to the next heading of its level or above."""


def questions(html: str) -> tuple[tuple[str, str], ...]:
    """Question and answer, plain text, of a body's HTML: headings that ask, among their like or in a section of questions;
    bold questions in such a section; callouts that ask and fold their answer away.
    """
    if "?" not in html and "？" not in html:
        return ()
    sections = list(_sections(html))
    found = [*_asked(sections), *(pair for section in sections if _is_faq(section) for pair in _bold(section.html))]
    found += [(text_of(title), text_of(answer)) for title, answer in _FOLDED.findall(html)]
    return tuple(
        {question: shortened(answer, _ANSWER) for question, answer in found if answer and _asks(question)}.items()
    )


def _sections(html: str) -> Iterator[_Section]:
    headings = list(_HEADING.finditer(html))
    open_: list[tuple[int, int]] = []
    ends = _ends([int(heading[1]) for heading in headings], [heading.start() for heading in headings], len(html))
    for index, heading in enumerate(headings):
        level = int(heading[1])
        while open_ and open_[-1][0] >= level:
            open_.pop()
        parent = open_[-1][1] if open_ else -1
        open_.append((level, index))
        yield _Section(level, text_of(heading[2]), parent, html[heading.end() : ends[index]])


def _ends(levels: list[int], starts: list[int], last: int) -> list[int]:
    """Where each section ends, in one walk from the back."""
    ends = [last] * len(levels)
    nearest = [last] * 7
    for index in range(len(levels) - 1, -1, -1):
        ends[index] = min(nearest[: levels[index] + 1])
        nearest[levels[index]] = starts[index]
    return ends


def _asked(sections: list[_Section]) -> Iterator[tuple[str, str]]:
    asking = Counter(section.parent for section in sections if _asks(section.title))
    for section in sections:
        within = section.parent >= 0 and _is_faq(sections[section.parent])
        if _asks(section.title) and (within or asking[section.parent] > 1):
            yield section.title, text_of(section.html)


def _bold(html: str) -> Iterator[tuple[str, str]]:
    for question, answer in _BOLD.findall(html):
        yield text_of(question), text_of(_HEADING.split(answer)[0])


def _asks(title: str) -> bool:
    return title.rstrip().endswith(("?", "？"))


def _is_faq(section: _Section) -> bool:
    return folded(section.title).strip(" :") in _NAMES
