"""The language that a name's script tells."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ALIEN = re.compile("|".join(one.pattern for one in (_HANGUL, _KANA, _HAN)))


def language_of(name: str) -> str | None:
    """A BCP 47 tag for a name whose script tells the language; None for Latin letters and all others."""
    if _HANGUL.search(name):
        return "ko"
    if _KANA.search(name):
        return "ja"
    return "zh" if _HAN.search(name) else None


def language_of_text(text: str) -> str | None:
    """The same for a sentence: most of its letters must be of that script, so that a word quoted in it does not count."""
    letters = sum(map(str.isalpha, text))
    return language_of(text) if 2 * len(_ALIEN.findall(text)) > letters else None
