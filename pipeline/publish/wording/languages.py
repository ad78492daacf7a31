"""The language that a name's script tells."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def language_of(name: str) -> str | None:
    """A BCP 47 tag for a name whose script tells the language; None for Latin letters and all others."""
    if _HANGUL.search(name):
        return "ko"
    if _KANA.search(name):
        return "ja"
    return "zh" if _HAN.search(name) else None
