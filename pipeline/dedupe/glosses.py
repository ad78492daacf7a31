"""The other names that a text gives its own concept where it begins: in parentheses, `also known as`, `라고도`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.dedupe.forms import are_names_of_one
from pipeline.model.name import folded

LEAD = 1200
"""Characters in which a text says what it is about."""
_HEADINGS = re.compile(r"^\s*(?:#{1,6}\s[^\n]*|!\[[^\n]*|\|[^\n]*)$", re.MULTILINE)
_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]|!?\[([^\[\]\n]*)\](?:\([^()\s]*\)|\[[^\]\n]*\])")
_MARKS = re.compile(r"</?[A-Za-z][^<>\n]*>|\*\*|__|[*`“”\"]|^\s*>\s?|\s(?:—|–|-)\s", re.MULTILINE)
_CALLED = (
    r"(?:(?:also|or|commonly|often|sometimes|otherwise|formerly|previously|more|simply|and|frequently|usually)\s+)*"
    r"(?:known(?:\s+simply)?\s+as|called|referred\s+to\s+as|abbreviated(?:\s+(?:as|to))?|a\.?k\.?a\.?|short\s+for)\s+"
)
_AFTER = re.compile(rf"\s*[(,]?\s*(?:is\s+|are\s+)?{_CALLED}(?P<names>[^().;:\n]+)", re.IGNORECASE)
_IT_IS = re.compile(rf"(?:^|[.)]\s+)It\s+is\s+(?:also\s+|sometimes\s+){_CALLED}(?P<names>[^().;:\n]+)")
_OR = re.compile(r"\s*,?\s*\(?\s*or\s+(?:simply\s+)?(?P<names>[^().,;:\n]+)(?=[,)]|\s+(?:is|are)\s)", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\W{0,4}(?:also\s+(?:known\s+as|called)|synonyms?|aliases|a\.?k\.?a\.?|other\s+names?|다른\s*이름|별칭|동의어|유의어|약어)"
    r"\W{0,3}[:：]\W{0,3}(?P<names>[^\n]+)$",
    re.IGNORECASE | re.MULTILINE,
)
_GLOSS = re.compile(r"\s*\((?P<names>[^()\n]{2,80})\)")
_KOREAN_AFTER = re.compile(
    r"\s*(?:은|는|을|를|이란|란)?,?\s+(?P<names>[^.,()\n]{1,40}?)(?:\([^()\n]*\))?(?:이라고도|라고도)\s"
)
_KOREAN_BEFORE = re.compile(
    r"(?:^|[.\n])\s*(?P<names>[^.,()\n]{1,40}?)(?:\((?P<gloss>[^()\n]*)\))?(?:이라고도|라고도)\s*(?:하는|불리는|부르는)\s+(?P<rest>\S[^\n]{0,80})"
)
_ENDS = re.compile(
    r"\s+(?:is|are|was|were|which|that|who|in|of|for|to|by|because|since|when|where|after|before|due|refers|describes|means?|stands)\s.*",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\s*[,/;·]\s*|\s+(?:or|and|또는|혹은)\s+")
_BEFORE_A_NAME = re.compile(r"^(?:(?:the|an?|or|and|simply|as|just|it|also|e\.g\.)\s+)+", re.IGNORECASE)
_LONGEST = 60


def names_told(title: str, body: str) -> Iterator[str]:
    """The names that the first sentences of a note's text give beside its title, as written; some may be none."""
    lead = _plain(body)
    called = folded(title.partition("(")[0])
    if not called:
        return
    found = re.search(rf"(?<!\w){re.escape(called)}(?:e?s)?(?![A-Za-z0-9_])", lead[: LEAD // 2].lower())
    if found:
        yield from _beside(title, lead, found.end())
    for pattern in (_IT_IS, _LABELLED):
        for said in pattern.finditer(lead):
            yield from _split(said["names"])
    before = _KOREAN_BEFORE.search(lead)
    if before and folded(before["rest"]).startswith(called):
        yield from _split(f"{before['names']}, {before['gloss'] or ''}")


def _beside(title: str, lead: str, end: int) -> Iterator[str]:
    """What stands right behind the title."""
    gloss = _GLOSS.match(lead, end)
    if gloss:
        yield from (name for name in _split(gloss["names"]) if are_names_of_one(title, name))
    for pattern in (_AFTER, _OR, _KOREAN_AFTER):
        for start in {end, gloss.end() if gloss else end}:
            found = pattern.match(lead, start)
            if found:
                yield from _split(found["names"])


def _split(names: str) -> Iterator[str]:
    for name in _BETWEEN.split(_ENDS.sub("", names)):
        bare = _BEFORE_A_NAME.sub("", name.strip(), count=1).strip(" \t.,:;'’‘")
        if 1 < len(bare) <= _LONGEST:
            yield bare


def _plain(body: str) -> str:
    """The beginning of a text without its marks, folded to one case only by those who compare."""
    text = _HEADINGS.sub("", body[: LEAD * 2])
    text = _MARKS.sub(" ", _LINK.sub(lambda found: found[1] or found[2] or "", text))
    return re.sub(r"[ \t]+", " ", text)[:LEAD]
