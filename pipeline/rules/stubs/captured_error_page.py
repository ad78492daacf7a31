"""A note is an error page that was captured in place of a page.

## Why

Whoever saved it saw a page; the program that fetched it got a refusal, a login or a bot check, and nobody looked.

## Wrong

```markdown
# Just a moment...

Enable JavaScript and cookies to continue
```

## Right

The page captured again, or the note deleted. The evidence is quoted. A long note that mentions such a phrase is none, nor
is a short one that explains it, nor a site's own page for what it lacks, as `404.md`. What a note of two sentences means
is for a person to say, so this is no more than an info; `severities: {STB002: warning}` lets it fail a check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs import telling
from pipeline.rules.stubs.manner import is_shown_instead
from pipeline.rules.stubs.phrases import ADDRESSES
from pipeline.rules.stubs.prose import Line, blocks, but_templates, headings, is_short, readable

_OWN = re.compile(r"[45]\d[\dx]|not[-_]found|offline")
"""File names of the pages that a site itself shows where something fails."""
_QUOTED = 80
"""Characters of the evidence that are shown."""
_ANSWER_TEXT = (
    "error errors message detail details status statuscode status_code code path timestamp type title instance reason success "
    "documentation_url request_id requestid trace_id traceid data result success ok resultcode result_code resultmsg result_msg"
    " resultmessage errorcode error_code errorcd errcode errormessage error_message error_description errormsg errmsg msg"
)
_ANSWER = frozenset(_ANSWER_TEXT.split())
"""Fields of an answer to a program."""
_SAYS_WHY = frozenset(field for field in _ANSWER if re.search("err|m(?:es)?s(?:a)?ge?$|detail|reason", field))
"""Those of them that say what went wrong."""
_CODE = re.compile(r"\W*(?:http |error )*(?P<code>[45]\d\d)\b")
_MENU = 6
"""Words of something else, as stand in a menu."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        found = _evidence(note) if is_short(note) and not _OWN.fullmatch(folded(note.stem)) else None
        if found:
            text = found.text if len(found.text) <= _QUOTED else f"{found.text[:_QUOTED].rstrip()}…"
            message = f'the note is a captured error page: "{text}"'
            yield Finding(note.path, found.place, message, help="capture it again, or delete it")


def _evidence(note: Note) -> Line | None:
    """The sentence, or the heading, that says so."""
    if is_answer(note):
        return Line(_answer(note), note.front.head)
    told, said = headings(note), blocks(note)
    sentences = [Line(one, line.place) for line in said for one in telling.parts(line.text)]
    if _lists_codes(sentences):
        return None
    found = next((one for one in sentences if telling.tells_of_failure(one.text)), None)
    if found is None and (not said or any(ADDRESSES.search(one.text) for one in sentences)):
        found = next((line for line in told if telling.tells_of_failure(line.text)), None)
    found = found or _as_a_whole(sentences)
    other = (one.text for one in sentences if telling.explanation([one.text], _names(note)))
    return found if sum(map(telling.size, other)) <= _MENU else None


def is_answer(note: Note) -> bool:
    """Whether a head is no head: a file that is a program's answer in JSON, and tells of a failure."""
    data = note.front.data
    if not data or note.body.words or note.body.headings or not _ANSWER.issuperset(map(folded, data)):
        return False
    return not _SAYS_WHY.isdisjoint(map(folded, data)) and telling.tells_of_failure(_answer(note))


def _answer(note: Note) -> str:
    return folded(json.dumps(note.front.data, ensure_ascii=False, default=str))


def _lists_codes(sentences: list[Line]) -> bool:
    """Whether more than one status is told of: a page has one."""
    return len({found["code"] for one in sentences if (found := _CODE.match(one.text))}) > 1


def _as_a_whole(sentences: list[Line]) -> Line | None:
    """The first of some sentences that say together what none of them says alone."""
    whole = " ".join(telling.said(one.text) for one in sentences)
    return sentences[0] if sentences and is_shown_instead(whole, telling.size(whole)) else None


def _names(note: Note) -> list[str]:
    return [folded(note.title), *(folded(alias.text) for alias in note.roles.aliases)]


RULE = Rule("STB002", "captured-error-page", "info", but_templates(check), __doc__, since="0.1.0")
