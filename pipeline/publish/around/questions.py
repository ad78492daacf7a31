"""Sections of questions: what search engines and assistants may quote as question and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.name import folded
from pipeline.publish.html.plaintext import shortened, text_of

_HEADING = re.compile(r"<h([1-6])(?: [^<>]*)?>(.*?)</h\1>", re.DOTALL)
_BOLD = re.compile(
    r"<p[^<>]*><strong>([^<]*[?？])</strong>(?:</p>|<br>|\s)(.*?)(?=<p[^<>]*><strong>[^<]*[?？]</strong>|\Z)", re.DOTALL
)
_FOLDED = re.compile(r'<details class="question[^<>]*><summary>(.*?)</summary>(.*?)</details>', re.DOTALL)
_DETAILS = re.compile(r"<details(?: [^<>]*)?>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
_MARKED = re.compile(
    r"<p[^<>]*>(?:<strong>)?(?:Q|문|질문)\s?[.:：)](?:</strong>)?\s*((?:[^<]|<(?!/p>|br>))*?)(?:</strong>)?\s*(?:</p>\s*<p[^<>]*>|<br>|\n)\s*"
    r"(?:<strong>)?(?:A|답|답변)\s?[.:：)](?:</strong>)?\s*(.*?)</p>",
    re.DOTALL,
)
"""`Q: …` and `A: …`, as paragraphs or as lines of one."""
_SPACE = re.compile(r"\s+")
_MARKED_NEXT = re.compile(r"<p[^<>]*>(?:<strong>)?(?:Q|문|질문)\s?[.:：)]")
"""Where the next question begins, and so an answer ends."""
_MARKS = re.compile(r"^(?:Q|문|질문)\s?[.:：)]\s*"), re.compile(r"^(?:A|답|답변)\s?[.:：)]\s*")
_ASKING = re.compile(r"[?？]\s*$|(?:[인는은한던을될할]가|[까나가]요|까)\s*$")
"""A question mark, or a Korean ending that asks without one."""
_MAY_ASK = re.compile(r"[?？]|[가까요]\s*<")
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


def questions(html: str, title: str = "") -> tuple[tuple[str, str], ...]:
    """Question and answer, plain text, of a body's HTML: headings that ask, among their like or in a section of questions;
    bold and folded questions in such a section; callouts that ask and fold their answer away; `Q:` and `A:`.

    `title`: of the page, which may itself be such a section.
    """
    if _MAY_ASK.search(html) is None:
        return ()
    whole = _Section(0, title, -1, html)
    sections = list(_sections(html))
    found = [*_asked(sections, whole=_is_faq(whole))]
    for section in (whole, *sections):
        if _is_faq(section):
            found += [*_bold(section.html), *_told(_DETAILS, section.html)]
    found += [*_told(_FOLDED, html), *_told(_MARKED, _SPACE.sub(_one_sign, html))]
    unmarked = ((_MARKS[0].sub("", question), _MARKS[1].sub("", answer)) for question, answer in reversed(found))
    pairs = {question: shortened(answer, _ANSWER) for question, answer in unmarked if answer and _asks(question)}
    return tuple(reversed(pairs.items()))


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


def _one_sign(space: re.Match[str]) -> str:
    """A line's end or a blank; a pattern with several `\\s*` in it would try every way to share out a longer one."""
    return "\n" if "\n" in space[0] else " "


def _told(written: re.Pattern[str], html: str) -> Iterator[tuple[str, str]]:
    for question, answer in written.findall(html):
        yield text_of(question), text_of(answer)


def _asked(sections: list[_Section], *, whole: bool) -> Iterator[tuple[str, str]]:
    """`whole`: the page is a section of questions, and so is its top."""
    asking = Counter(section.parent for section in sections if _asks(section.title))
    for section in sections:
        within = _is_faq(sections[section.parent]) if section.parent >= 0 else whole
        if _asks(section.title) and (within or asking[section.parent] > 1):
            yield section.title, text_of(_MARKED_NEXT.split(section.html)[0])


def _bold(html: str) -> Iterator[tuple[str, str]]:
    for question, answer in _BOLD.findall(html):
        yield text_of(question), text_of(_HEADING.split(_MARKED_NEXT.split(answer)[0])[0])


def _asks(title: str) -> bool:
    return _ASKING.search(title) is not None


def _is_faq(section: _Section) -> bool:
    return folded(section.title).strip(" :") in _NAMES
