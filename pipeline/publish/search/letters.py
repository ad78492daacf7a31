"""How spellings are compared in the search. The browser does the same, in `letters.js`; a test holds both together.

A word is compared by its letters: Korean syllables as the keys one types for them, so that a syllable that is only
half typed (`파라ㅁ`, `파람`) begins `파라미터`, and a wrong vowel is one wrong letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 40
"""Letters of a word that is looked up; nobody types a longer one."""

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_HANGUL: Final = "가-힣\u1100-\u11ff"
_IDEOGRAPHS: Final = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"[{_HANGUL}]+|[{_IDEOGRAPHS}]+|[^\W_{_HANGUL}{_IDEOGRAPHS}]+")

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS: Final = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split()  # noqa: SIM905
_FINALS: Final = (
    "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split()  # noqa: SIM905
)
_SYLLABLES: Final = {
    **{0x1100 + number: letter for number, letter in enumerate(_INITIALS)},
    **{0x1161 + number: letters for number, letters in enumerate(_MEDIALS)},
    **{0x11A8 + number: letters for number, letters in enumerate(_FINALS)},
}


def fold(text: str) -> str:
    """A text as compared: case, width, accents and composition do not matter."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower().replace("ß", "ss").replace("ς", "σ")
    return unicodedata.normalize("NFC", plain)


def words(text: str) -> list[str]:
    """The words of a folded text; where the script changes a word ends, as in `GPT모델`."""
    return [word for word in _WORD.findall(text) if len(word) <= LONGEST]


def is_hangul(word: str) -> bool:
    """Whether a word is Korean."""
    return "가" <= word[0] <= "힣" or "\u1100" <= word[0] <= "\u11ff"


def is_ideographic(word: str) -> bool:
    """Whether a word is written without spaces, as Chinese and Japanese are."""
    return "\u3005" <= word[0] <= "\u9fff" or word[0] >= "\U00020000"


@lru_cache(maxsize=1 << 17)
def letters(word: str) -> str:
    """The letters of a word: those of each Korean syllable as they are typed, all else as it is."""
    return word if word.isascii() else unicodedata.normalize("NFD", word).translate(_SYLLABLES)
