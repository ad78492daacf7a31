"""Under which letter a name stands in an index: ㄱ to ㅎ, A to Z, and the letters of every other script that Unicode knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""The 19 initial consonants of Hangul's syllables; doubled ones stand with the plain, as in Korean dictionaries."""
_SYLLABLES: Final = 0xAC00
_EACH: Final = 588
"""Syllables that begin with one consonant."""
_DOUBLED: Final = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}
_ROWS: Final = "あかさたなはまやらわ"
_KANA: Final = {
    **dict.fromkeys("ぁあぃいぅうぇえぉおゔ", "あ"),
    **dict.fromkeys("かきくけこがぎぐげごゕゖ", "か"),
    **dict.fromkeys("さしすせそざじずぜぞ", "さ"),
    **dict.fromkeys("たちっつてとだぢづでど", "た"),
    **dict.fromkeys("なにぬねの", "な"),
    **dict.fromkeys("はひふへほばびぶべぼぱぴぷぺぽ", "は"),
    **dict.fromkeys("まみむめも", "ま"),
    **dict.fromkeys("ゃやゅゆょよ", "や"),
    **dict.fromkeys("らりるれろ", "ら"),
    **dict.fromkeys("ゎわゐゑをん", "わ"),
}
DIGITS: Final = "0–9"
SYMBOLS: Final = "#"
_SCRIPTS: Final = ("HANGUL", "LATIN", "GREEK", "CYRILLIC")


@lru_cache(maxsize=65536)
def letter(name: str) -> str:
    """The letter of a name: `ㅁ` of 매개변수, `E` of Épée, `0–9` of 3D, `#` of what has neither letter nor digit."""
    composed = unicodedata.normalize("NFKC", name)
    sign = next((sign for sign in composed if sign.isalnum()), "")
    if not sign:
        return SYMBOLS
    return DIGITS if sign.isnumeric() and not sign.isalpha() else _of_sign(sign)


def _of_sign(sign: str) -> str:
    number = ord(sign) - _SYLLABLES
    if 0 <= number < _EACH * len(_INITIALS):
        return _INITIALS[number // _EACH]
    words = unicodedata.name(sign, "").split() or [""]
    return _BY_SCRIPT.get(words[0], _of_any)(sign, words)


def _of_any(sign: str, words: list[str]) -> str:
    """The letter itself; where scripts write marks on one, without them."""
    base = unicodedata.normalize("NFD", sign)[0] if words[0] in {"GREEK", "ARABIC", "HEBREW"} else sign
    return base.upper()[:1]


def _of_han(sign: str, words: list[str]) -> str:
    return "漢"


def _of_jamo(sign: str, words: list[str]) -> str:
    """A consonant or vowel that stands alone."""
    if 0x1100 <= ord(sign) < 0x1100 + len(_INITIALS):
        return _INITIALS[ord(sign) - 0x1100]
    try:
        plain = unicodedata.lookup(f"HANGUL LETTER {words[-1]}")
    except KeyError:
        plain = sign
    return _DOUBLED.get(plain, plain)


def _of_kana(sign: str, words: list[str]) -> str:
    number = ord(sign)
    return _KANA.get(chr(number - 0x60) if 0x30A1 <= number <= 0x30F6 else sign, sign)


def _of_latin(sign: str, words: list[str]) -> str:
    """The letter without its marks; of one that Unicode does not take apart, as Ø or Æ, the first of its name."""
    base = unicodedata.normalize("NFD", sign)[0]
    if "A" <= base.upper() <= "Z" and len(base.upper()) == 1:
        return base.upper()
    last = words[words.index("LETTER") + 1] if "LETTER" in words[:-1] else ""
    return {"SHARP": "S", "ETH": "D", "THORN": "T", "ENG": "N", "SCHWA": "E", "DOTLESS": "I"}.get(
        last, last[:1] or sign
    )


_BY_SCRIPT: Final[Mapping[str, Callable[[str, list[str]], str]]] = {
    "HANGUL": _of_jamo,
    "HIRAGANA": _of_kana,
    "KATAKANA": _of_kana,
    "CJK": _of_han,
    "LATIN": _of_latin,
}


@lru_cache(maxsize=65536)
def name_order(name: str) -> tuple[str, str]:
    """By what names are sorted within a letter: signs before the first letter and marks on letters count last."""
    composed = unicodedata.normalize("NFKC", name).casefold()
    start = next((index for index, sign in enumerate(composed) if sign.isalnum()), 0)
    taken_apart = unicodedata.normalize("NFD", composed[start:])
    plain = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain), name


def letter_order(sign: str, korean: bool) -> tuple[int, int, str]:
    """In which order letters stand: the site's own script first, then the others, digits, signs."""
    if sign in {DIGITS, SYMBOLS}:
        return (2, sign == SYMBOLS, sign)
    script = unicodedata.name(sign, "").partition(" ")[0]
    home = "HANGUL" if korean else "LATIN"
    rank = _SCRIPTS.index(script) if script in _SCRIPTS else len(_SCRIPTS)
    return (int(script != home), rank, chr(0x3040 + _ROWS.index(sign)) if sign in _ROWS else sign)
