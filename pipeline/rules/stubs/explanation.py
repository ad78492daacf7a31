"""What a short note tells of its concept, beside the words of a page that failed."""

from __future__ import annotations

import re

from pipeline.model.name import folded
from pipeline.model.note import Note

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+|\n")
_FEW = 6
"""Words of a sentence that need not say of what it speaks."""
_SOME = 12
"""Words of one that may speak of a failure alone."""
_OF_A_PAGE = re.compile(
    r"\b(?:you|your|you.re|we|we.ve|we.re|our|us|i|i.m|my|me|please|sorry|oops|apologies|here|refresh)\b|\bthis "
    r"(?:site|web ?site|page|web ?page|browser|account|server|url|app|link|process|resource|content|location|address)\b"
    r"|죄송|페이지|주소|점검|로그인|접속|접근|이용|잠시 후|링크"
)
"""What an error page talks about: itself and its reader."""
_OF_A_FAILURE = re.compile(r"error|https?:|오류|에러|\b[45]\d\d\b")


def explanation(note: Note) -> str:
    """A sentence that tells of the concept, and not of the page, its reader or what went wrong; empty for none."""
    names = [folded(note.title), *(folded(alias.text) for alias in note.roles.aliases)]
    for sentence in _SENTENCE_END.split((note.body.prose or note.body.excerpt).lower()):
        said = folded(sentence)
        length = len(said.split())
        if length <= _FEW or (length <= _SOME and _OF_A_FAILURE.search(said)):
            continue
        subject = re.sub(r"^(?:an?|the) ", "", said)
        if not _OF_A_PAGE.search(said) or any(subject.startswith((f"{name} is ", f"{name} are ")) for name in names):
            return said
    return ""
