"""Notes of which a Korean name is a loan-word spelt in two ways: 데이터, 데이타; 컨테이너, 콘테이너; 서버, 써버.

Such spellings have the consonants in common, tense ones counted as plain, and differ in few vowels of which loan-words
know two. Shorter words are left alone: of two syllables many differ in one vowel and mean two things.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.dedupe.forms import key
from pipeline.model.cluster import Evidence
from pipeline.model.note import Note

SHORTEST = 3
"""Syllables."""
_TENSE = str.maketrans("\u1101\u1104\u1108\u110a\u110d", "\u1100\u1103\u1107\u1109\u110c")
_VOWELS = "\u1161\u1162\u1163\u1165\u1166\u1167\u1169\u116d\u116e\u1171\u1172\u1175"
_CONSONANTS = str.maketrans(dict.fromkeys(_VOWELS, "\u1160"))
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        "\u1161\u1165", "\u1165\u1169", "\u1161\u1169", "\u1165\u1162", "\u1162\u1166", "\u1165\u1166", "\u1166\u1175",
        "\u1172\u116e", "\u116d\u1169", "\u1163\u1161", "\u1167\u1165", "\u1171\u1175",
    )
)  # fmt: skip
"""ㅏㅓ ㅓㅗ ㅏㅗ ㅓㅐ ㅐㅔ ㅓㅔ ㅔㅣ ㅠㅜ ㅛㅗ ㅑㅏ ㅕㅓ ㅟㅣ: vowels that one foreign sound is written with."""


def by_loan_word(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for names that are two spellings of one foreign word."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for note in notes:
        for claim in names_of(note):
            name = key(claim.text)
            if sum("가" <= letter <= "힣" for letter in name) >= SHORTEST:
                letters = unicodedata.normalize("NFD", name).translate(_TENSE)
                found.setdefault(letters.translate(_CONSONANTS), {}).setdefault(note.path, (name, claim.text))
    for spelt in found.values():
        for one, other in pairs(list(spelt)):
            if _are_spellings(spelt[one][0], spelt[other][0]):
                words = f'"{spelt[one][1]}" and "{spelt[other][1]}" may be two spellings of one loan-word'
                yield supporting("loan-word", words, one, other)


def _are_spellings(one: str, other: str) -> bool:
    """Whether two names of the same consonants differ, and in no more than every fourth syllable."""
    first, second = (unicodedata.normalize("NFD", name).translate(_TENSE) for name in (one, other))
    differ = [frozenset(pair) for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    few = len(differ) <= max(1, sum(letter in _VOWELS for letter in first) // 4)
    return one != other and few and all(pair in _ALIKE for pair in differ)
