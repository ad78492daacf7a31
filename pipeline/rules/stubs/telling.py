"""How pages that are none speak: of themselves, of what failed, and of what their reader should do about it.

Phrases are put together from what fails, how, and who speaks, so that wordings meet that nobody has listed; each stands
in the language of its page. What a text quotes it does not say, and a sentence that defines something tells of no failure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.rules.stubs.manner import is_shown_instead, stands_beside
from pipeline.rules.stubs.phrases import (
    ANYWHERE,
    AROUND,
    AT_BEGINNING,
    DATA,
    FAILED,
    FAILING,
    NOT_ASCII,
    OF_READER,
    RAISED,
    STATUS,
)
from pipeline.rules.stubs.prose import MENTIONED

_QUOTED = re.compile(r"\"[^\"\n]{2,200}\"|“[^”\n]{2,200}”|«[^»\n]{2,200}»|「[^」\n]{2,200}」|`[^`\n]+`")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n")
_DEFINES = re.compile(
    r"(?:an?|one|eine?|une?|um|uma|uno|una|il s.agit d.)\s"
    r"(?!página|custom filter |(?:\w+ ){0,3}(?:errors?|problem|timeout|exception|issue) (?:has |was )?(?:occur|on|encounter))"
)
"""How a definition begins: what fails for a reader is a certain page, and no kind of thing."""
_EAST = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TELLS_WHEN = re.compile(
    r"\b(?:says|shows|answers|replies|raises|returns)\b[^.!?]{0,60}\b(?:when|whenever|if|because)\b|\bsays so\b"
    r"|caused by an?\b|\bby default\b|\bfails? (?:on|in|if|when|with)\b|;"
    r"|^\W*(?:usually|often|typically|normally|commonly|most often)\b(?!,? (?:this|we|you|it)\b)"
)
"""How a text tells of a program that speaks so: a page does not tell of itself what makes it appear."""
_GLOSSED = re.compile(
    r"\W*(?:http |error )*[45]\d\d(?: [a-z][a-z' -]{2,30}?)?\s*[:=–—-]+\s+"
    r"(?P<rest>(?!the server (?:understood|encountered|was unable|is (?:temporarily|currently)|cannot or))(?:the|it|an?|one|what|who|when|if|means|some|no)\b.+)"
)
"""A status, and what it means."""
_TO_READER = re.compile(r"\b(?:you|your|please|sorry|this|our|we|requested)\b")
_PLEASE = re.compile(r"\W*(?:please|sorry|oops)\b")
_FEW = 4
"""Words of a line that explains nothing: a button, a signature."""


def parts(text: str) -> list[str]:
    """The sentences of a folded text; an answer to a program is one."""
    if DATA.fullmatch(text):
        return [text]
    return [one for one in (part.strip() for part in _SENTENCE_END.split(text)) if one]


def said(sentence: str) -> str:
    """A sentence without what it quotes; all of it where it is a quotation."""
    rest = _QUOTED.sub(" ", sentence)
    return rest if any(map(str.isalnum, rest)) else sentence


def _is_formula(failing: re.Match[str]) -> bool:
    """Whether a failure is told as pages do, who know no more of it: nothing about when, why, or what else."""
    gap, tail = failing["gap"], failing["tail"]
    short = size(gap) <= 2 and size(tail) <= 3
    return short or all(size(part) <= 1 or OF_READER.search(part) for part in (gap, tail))


def _says(phrases: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence says a phrase, and does not only speak of it."""
    return any(not MENTIONED.search(sentence[: found.start()]) for found in phrases.finditer(sentence))


def _explains(sentence: str) -> bool:
    return _DEFINES.match(sentence) is not None or _TELLS_WHEN.search(sentence) is not None or _is_glossed(sentence)


def _is_glossed(sentence: str) -> bool:
    glossed = _GLOSSED.match(sentence)
    return glossed is not None and not _TO_READER.search(sentence) and FAILING.match(glossed["rest"]) is None


def tells_of_failure(sentence: str) -> bool:
    """Whether a folded sentence says that the page is not what was asked for."""
    if DATA.fullmatch(sentence):
        return FAILED.search(sentence) is not None
    if RAISED.match(sentence) or STATUS.fullmatch(sentence):
        return True
    if _explains(sentence):
        return False
    own = said(sentence)
    failing = FAILING.match(own)
    if (failing is not None and _is_formula(failing)) or AT_BEGINNING.match(own) or _says(ANYWHERE, own):
        return True
    if not own.isascii() and NOT_ASCII.search(own) is not None:
        return True
    return is_shown_instead(own, size(own))


def stands_around(sentence: str) -> bool:
    """Whether a folded sentence says nothing but what pages say of themselves."""
    if size(sentence) <= _FEW:
        return True
    own = said(sentence)
    return (_PLEASE.match(sentence) is not None or not _explains(sentence)) and (
        AROUND.search(own) is not None or stands_beside(own)
    )


def size(text: str) -> float:
    """How much is said, in words; of scripts whose words need not stand apart, by letters."""
    east = len(_EAST.findall(text))
    words = sum(any(map(str.isalnum, word)) for word in _EAST.sub("", text).split())
    return words + east * 0.7


def explanation(text: Iterable[str], names: Iterable[str], fails: Callable[[str], bool] = tells_of_failure) -> str:
    """The first sentence of some folded lines that tells of a concept; empty where all speak of the page alone.

    `names`: what the concept is called, folded; `fails`: whether a sentence tells of what went wrong.
    """
    subjects = tuple(f"{name}{verb}" for name in names for verb in (" is ", " are ", " means ", "은 ", "는 "))
    for line in text:
        for sentence in parts(line):
            plain = re.sub(r"^(?:an?|the) ", "", sentence)
            if plain.startswith(subjects) or not (fails(sentence) or stands_around(sentence)):
                return sentence
    return ""
