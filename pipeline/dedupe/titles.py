"""What two titles say against their notes being one: qualifiers, prefixes, added and replaced words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.dedupe.forms import are_names_of_one, forms, key, singular
from pipeline.model.name import folded

_QUALIFIED = re.compile(r"(?P<name>.+?)\s*\((?P<qualifier>[^()]+)\)")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[\s_-]+")
_PREFIXES = (
    "anti", "auto", "co", "counter", "cross", "de", "dis", "ex", "hyper", "hypo", "in", "infra", "inter", "intra", "macro",
    "mega", "meta", "micro", "mini", "mono", "multi", "nano", "neo", "non", "over", "para", "poly", "post", "pre", "pro",
    "pseudo", "quasi", "re", "semi", "sub", "super", "supra", "trans", "ultra", "un", "under",
)  # fmt: skip
"""Of English and its borrowings; one of them before a name makes another name of it."""
_KOREAN_PREFIXES = (
    "하이퍼", "메타", "초", "비", "반", "준", "다중", "재", "역", "서브", "슈퍼", "마이크로", "매크로", "멀티", "안티",
)  # fmt: skip


def of_titles(one: str, other: str) -> Iterator[tuple[str, str]]:
    """What two titles say against their being one: kind and words."""
    yield from _qualifiers(one, other)
    if {form.key for form in forms(one)} & {form.key for form in forms(other)}:
        return
    short, long = sorted((key(one), key(other)), key=len)
    prefix = prefix_of(singular(short), singular(long))
    words = _words_of(one), _words_of(other)
    if prefix:
        yield "prefix", f"one is the other with the prefix {prefix}-"
    elif added := added_words(*words):
        yield "narrower-name", f'one is the other with "{added}" added: perhaps the narrower term'
    elif replaced := replaced_word(*words):
        yield "sibling-name", f'one says "{replaced[0]}" where the other says "{replaced[1]}"'
    elif grown := _grown_word(*words):
        yield "grown-name", f'one says "{grown[0]}" where the other says "{grown[1]}"'
    digits = [sorted(_DIGITS.findall(title)) for title in (one, other)]
    if digits[0] != digits[1]:
        told = " and ".join(" ".join(some) or "none" for some in digits)
        yield "digits", f"their titles have different numbers: {told}"


def _qualifiers(one: str, other: str) -> Iterator[tuple[str, str]]:
    found = [_QUALIFIED.fullmatch(folded(title)) for title in (one, other)]
    said = [
        match["qualifier"] if match and not are_names_of_one(match["name"], match["qualifier"]) else ""
        for match in found
    ]
    if all(said) and said[0] != said[1]:
        yield "qualifier-differs", f'their qualifiers differ: "{said[0]}" and "{said[1]}"'
    elif said[0] != said[1]:
        yield "qualifier", f'only one carries the qualifier "{said[0] or said[1]}"'


def _words_of(title: str) -> list[str]:
    return [singular(word) for word in _SPACES.split(folded(title)) if word]


def prefix_of(short: str, long: str) -> str:
    """The prefix that makes one key of the other; empty where there is none."""
    if not short or not long.endswith(short):
        return ""
    added = long.removesuffix(short).removesuffix("-")
    return added if added in _PREFIXES or added in _KOREAN_PREFIXES else ""


def added_words(one: Sequence[str], other: Sequence[str]) -> str:
    """The words that make the one title of the other; empty where that takes more than adding some."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    if not short or len(short) == len(long) or not all(word in rest for word in short):
        return ""
    left = list(short)
    return " ".join(word for word in long if not (left and word == left[0] and left.pop(0)))


def replaced_word(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two titles of several words differ, where it is another word and not a slip."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(one) < 2 or len(differ) != 1:
        return None
    first, second = differ[0]
    return None if min(len(first), len(second)) > 3 and near(first, second) else (first, second)


def _grown_word(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two titles differ, where it goes on in one of them: Adam and AdamW, C and C++."""
    differ = [sorted((a, b), key=len) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differ) != 1:
        return None
    short, long = differ[0]
    return (short, long) if short and long.startswith(short) else None


def near(one: str, other: str) -> bool:
    """Whether at most a third of the letters differ, as rustc's suggestions have it."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other) * 3 <= max(len(one), len(other))
