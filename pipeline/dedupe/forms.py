"""One name in its forms: without a question around it, without its parenthesis, in the singular, its words in order.

Two names of which one form is equal may be names of one concept. Every form says what was done to the name, so that
evidence can say it. `+`, `#`, `/` and a dot beside a digit are part of a name: C, C++ and C# are three.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.dedupe.variants import variants
from pipeline.model.name import folded

_BETWEEN_WORDS = re.compile(r"(?<=\w)[-_\u2010-\u2015]+(?=\w)|\s+")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[.'’](?=[^\W\d_])|['’](?=\s|$)")
_PARENTHESIS = re.compile(r"(?P<outer>[^()]*[^()\s])\s*\((?P<inner>[^()]+)\)")
_ENGLISH_QUESTION = re.compile(
    r"(?:what|who)(?:\s+(?:is|are|was|were|does)|['’]s)\s+(?:meant by\s+)?(?P<asked>.+?)(?:\s+mean)?\s*\?*",
    re.IGNORECASE,
)
_ENGLISH_FIELD = re.compile(r"(?P<asked>.+?)\s+in\s+.+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_KOREAN_QUESTION = re.compile(
    r"(?P<asked>.+?)(?:\s*(?:이란|란)?\s*(?:은|는|이|가)?\s*(?:무엇|뭐|뭔|뭘)[^\s?]*\s*\?*"
    r"|\s*(?:이란|란)\s*\?+|(?:\s+|(?<=[A-Za-z)]))(?:이란|란))"
)
"""`파라미터란 무엇인가?`, `파라미터란?`, `Parameter 란`; but 베란다 and 토란 ask for nothing."""
_PARTICLE = re.compile(r"(?P<noun>.*[\uac00-\ud7a3a-z0-9]{2})(?:이란|란|은|는|이|가|을|를|의|에|에서|으로|로|와|과)")
_KOREAN_FIELD = re.compile(r"\S+에서(?:의)?\s+(?P<asked>.+)")
_EXPLAINED = (
    re.compile(
        r"(?:an?\s+|the\s+)?(?:(?:gentle |short |brief |quick )?(?:introduction|intro|guide)\s+to|understanding|overview\s+of"
        r"|(?:the\s+)?definition\s+of|(?:the\s+)?meaning\s+of)\s+(?:an?\s+|the\s+)?(?P<asked>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<asked>.+?)(?:\s+explained|:?\s+an\s+(?:introduction|overview))", re.IGNORECASE),
    re.compile(
        r"(?P<asked>.+?)(?:의\s*(?:개념|정의|의미|뜻|이해)(?:\s*(?:정리|설명))?"
        r"|\s+(?:개념|정의|뜻|개요|소개)(?:\s*(?:정리|설명))?|에\s*(?:대해서?|대하여|관하여)(?:\s*알아보기)?"
        r"|\s+(?:쉽게\s+)?(?:이해하기|알아보기)|\s+알아보자)"
    ),
)
"""`Introduction to X`, `X explained`, `X의 개념`, `X 이해하기`."""
_LITTLE = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"})


class Form(NamedTuple):
    """A name as it is compared, and how it came about."""

    key: str
    how: str
    """What was done, a name of `HOW`; empty where the name was only normalised."""


HOW = {
    "parenthesis": "once its parenthesis is split",
    "qualifier": "without the qualifier in its parenthesis",
    "question": "without the question around it",
    "plural": "in the singular",
    "particle": "without its particle",
    "order": "with its words in another order",
    "punctuation": "without dots and apostrophes",
    "regional": "in the American spelling",
    "number": "with their numbers in digits",
    "and": "with one sign for and",
    "article": "without the article",
    "explained": "without the words that only say that it is explained",
}
"""Each thing that may be done to a name, in words."""


def key(name: str) -> str:
    """A name as compared where letter case, width, blanks and hyphens do not matter.

    Between two digits a blank or a hyphen is kept as one sign: "3 5" is not "35".
    """
    return _closed(folded(name))


def _closed(name: str) -> str:
    if name.isalnum():
        return name
    return _BETWEEN_WORDS.sub(lambda found: "-" if _between_digits(found) else "", name)


def _between_digits(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return before.isdigit() and after.isdigit()


@lru_cache(maxsize=65536)
def forms(name: str) -> tuple[Form, ...]:
    """A name's forms, the plain one first; each key once."""
    found: dict[str, str] = {}
    for text, how in _readings(name):
        for form in _spellings(text, how):
            if form.key:
                found.setdefault(form.key, form.how)
    return tuple(Form(*item) for item in found.items())


def _readings(name: str) -> Iterator[tuple[str, str]]:
    """The name, what its parenthesis holds apart, and what it asks for; each with how it was found."""
    plain = unicodedata.normalize("NFKC", name).strip()
    yield plain, ""
    for asked in _asked(plain):
        yield asked, "question"
    for pattern in _EXPLAINED:
        found = pattern.fullmatch(plain)
        if found:
            yield found["asked"], "explained"
    yield from _sides(plain)


def _sides(name: str) -> Iterator[tuple[str, str]]:
    found = _PARENTHESIS.fullmatch(name)
    if not found:
        return
    outer, inner = found["outer"].strip(), found["inner"].strip()
    if are_names_of_one(outer, inner):
        yield outer, "parenthesis"
        yield inner, "parenthesis"
    else:
        yield outer, "qualifier"


def are_names_of_one(outer: str, inner: str) -> bool:
    """Whether a parenthesis holds another name and no qualifier: in another script, or the short form of the outer."""
    return script(outer) != script(inner) or is_acronym(inner, outer) or is_acronym(outer, inner)


def _asked(name: str) -> Iterator[str]:
    """What a question asks for: `What is a parameter?`, `파라미터란?`; then without the field that it names."""
    question, field = _ENGLISH_QUESTION.fullmatch(name), _ENGLISH_FIELD
    if question is None:
        question, field = _KOREAN_QUESTION.fullmatch(name), _KOREAN_FIELD
    if question is None:
        return
    asked = _ARTICLE.sub("", question["asked"], count=1)
    yield asked
    narrowed = field.fullmatch(asked)
    if narrowed:
        yield _ARTICLE.sub("", narrowed["asked"], count=1)


def _spellings(text: str, how: str) -> Iterator[Form]:
    low = folded(text)
    whole = _closed(low)
    yield Form(whole, how)
    bare = _closed(_BETWEEN_LETTERS.sub("", low))
    if bare != whole:
        yield Form(bare, how or "punctuation")
    single = singular(bare)
    if single != bare:
        yield Form(single, how or "plural")
    for written, variance in variants(low):
        yield Form(_closed(written), how or variance)
        yield Form(singular(_closed(written)), how or variance)
    if len(low) > 6 and low.startswith("the "):
        yield Form(_closed(low.removeprefix("the ")), how or "article")
    noun = _PARTICLE.fullmatch(whole)
    if noun:
        yield Form(noun["noun"], how or "particle")
    words = sorted(singular(word) for word in low.split() if word not in _JOINING)
    if len(words) > 1 and all(word.isalpha() for word in words):
        yield Form(" ".join(words), how or "order")


_JOINING = frozenset({"of", "in", "for", "the"})
"""Words that only say how the others hang together: rate of learning, learning rate."""


def singular(word: str) -> str:
    """An English noun without the mark of its plural, by spelling alone; short words and short forms stay."""
    if len(word) < 4 or not word.isascii() or not word.endswith("s") or word.endswith(("ss", "us", "is", "os")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def is_acronym(short: str, long: str) -> bool:
    """Whether one name is made of the first letters of the other's words, little words counted or not."""
    letters = folded(short).replace(".", "")
    words = [word for word in re.split(r"[\s/_-]+", folded(long)) if word]
    if len(words) < 2 or not letters.isalnum() or not 2 <= len(letters) <= len(words):
        return False
    return letters in initials(long)


def initials(name: str) -> frozenset[str]:
    """The first letters of a name's words, of all and of all but the little ones; empty for a single word."""
    words = [word for word in re.split(r"[\s/_-]+", folded(name)) if word]
    large = [word for word in words if word not in _LITTLE]
    return frozenset("".join(word[0] for word in some) for some in (words, large) if len(some) > 1)


def script(name: str) -> str:
    """The script that most letters of a name are of, as Unicode calls it; empty where there are none."""
    counts: dict[str, int] = {}
    for letter in name:
        if letter.isalpha():
            kind = "LATIN" if letter.isascii() else unicodedata.name(letter, "?").partition(" ")[0]
            counts[kind] = counts.get(kind, 0) + 1
    return max(counts, key=lambda kind: (counts[kind], kind), default="")
