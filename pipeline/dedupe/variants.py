"""Words that are written in two ways: by region (colour, color), as a number (two, II, 2nd), with a sign (&)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_REGIONS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(\w{3,})is(e[sdr]?|ers|ing|able|ations?|ational)", r"\1iz\2"),
        (r"(\w+)lys(e[sdr]?|ers|ing)", r"\1lyz\2"),
        (r"(\w{2,})our(s|ed|ing|ite|ites|able|al|less|ful|hood)?", r"\1or\2"),
        (r"(\w{2,}[bt])re(s|d)?", r"\1er\2"),
        (r"(\w*[aeiouy]\w*[aeiou])ll(ing|ings|ed|er|ers)", r"\1l\2"),
        (r"(\w{3,})ogue(s?)", r"\1og\2"),
        (r"(def|off|lic|pret)ence(s|d)?", r"\1ense\2"),
        (r"(an|leuk|h|p|gyn|encyclop|orthop|arch|\w*(?<!\w)h)ae(m|d|c|o)(\w*)", r"\1e\2\3"),
        (r"(f|man|diarrh|\w*(?<!\w))oe(t|uv|s|a)(\w*)", r"\1e\2\3"),
    )
)
"""British spellings and what America makes of them. The key is only compared, so that "noize" harms nobody."""
_ONE_BY_ONE = {
    "grey": "gray", "greyscale": "grayscale", "programme": "program", "programmes": "programs", "artefact": "artifact",
    "artefacts": "artifacts", "ageing": "aging", "judgement": "judgment", "fulfil": "fulfill", "sceptical": "skeptical",
    "plough": "plow", "tyre": "tire", "mould": "mold", "maths": "math", "catalogue": "catalog", "timbre": "timbre",
}  # fmt: skip
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve",
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
)
_AS_DIGITS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS[0].split())},
    **{word: f"{number}th" for number, word in enumerate(_NUMBERS[1].split())},
    "1st": "1th",
    "2nd": "2th",
    "3rd": "3th",
}
_ROMAN = dict(zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), map(str, range(1, 11)), strict=True))
"""Only behind another word: World War II, but not the letter I."""
_AND = frozenset({"&", "n", "및"})
_JOINED = re.compile(r"(?<=[\uac00-\ud7a3])[와과](?=\s)")
_BETWEEN = re.compile(r"[\s_\u2010-\u2015-]+")


def variants(name: str) -> Iterator[tuple[str, str]]:
    """A folded name with its words written in the one way, once for each kind of variance that it has, then with all."""
    words = [word for word in _BETWEEN.split(name) if word]
    together, kinds = words, []
    for how, change in _CHANGES.items():
        changed = change(words)
        together = change(together)
        if changed != words:
            kinds.append(how)
            yield " ".join(changed), how
    if len(kinds) > 1:
        yield " ".join(together), kinds[0]


def _by_region(words: list[str]) -> list[str]:
    return [_american(word) for word in words]


def _american(word: str) -> str:
    if not word.isascii() or word in _ONE_BY_ONE:
        return _ONE_BY_ONE.get(word, word)
    for pattern, to in _REGIONS:
        found = pattern.fullmatch(word)
        if found:
            word = found.expand(to)
    return word


def _in_digits(words: list[str]) -> list[str]:
    return [
        _AS_DIGITS.get(word) or (_ROMAN.get(word, word) if at and len(words) > 1 else word)
        for at, word in enumerate(words)
    ]


def _with_and(words: list[str]) -> list[str]:
    inner = ["and" if 0 < at < len(words) - 1 and word in _AND else word for at, word in enumerate(words)]
    return _BETWEEN.split(_JOINED.sub(" and", " ".join(inner)))


_CHANGES: Mapping[str, Callable[[list[str]], list[str]]] = {
    "regional": _by_region,
    "number": _in_digits,
    "and": _with_and,
}
