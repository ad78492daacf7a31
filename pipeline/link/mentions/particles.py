"""Korean particles: what may follow a noun within its word, as `는` in `파라미터는`."""

from __future__ import annotations

import re

_AFTER_CASE = "(?:부터|까지|은|는|도|만|의|요)?"
_EITHER = (
    rf"(?:에게서|에게|에서|에|한테서|한테|께서|께){_AFTER_CASE}"
    r"|(?:까지|부터|마저|조차|처럼|보다|만큼|대로|밖에|뿐|마다|하고|만|커녕|끼리|씩)"
    r"(?:은|는|도|만|이|가|을|를|의|에|으로|이다|입니다|이며|이고|이라)?"
    r"|의|도|인|일|임|인지|인데|입니다|입니까|등(?:은|을|이|의|에|과|으로|도)?"
)
_COPULA = "나|랑|란|라|며|고|다|든|야|여|면|지|자|었다|었고|었던|므로|어서|어야|라는|라고|라도|라면|라서|라며|든지|지만|다만|면서|니|나마|야말로"
_CONSONANT = rf"은|을|이(?:{_COPULA})?|과(?:는|도|의)?|으로(?:부터|서|써)?{_AFTER_CASE}"
_VOWEL = rf"는|가|를|이?(?:{_COPULA})|였다|였고|였던|여서|여야|와(?:는|도|의)?|로(?:부터|서|써)?{_AFTER_CASE}"
_RIEUL = rf"은|을|이(?:{_COPULA})?|과(?:는|도|의)?|로(?:부터|서|써)?{_AFTER_CASE}"
_PLURAL = rf"들(?:{_EITHER}|{_RIEUL})?"
_END = r"(?![^\W_])"

_AFTER_CONSONANT = re.compile(rf"(?:{_PLURAL}|{_EITHER}|{_CONSONANT}){_END}")
_AFTER_VOWEL = re.compile(rf"(?:{_PLURAL}|{_EITHER}|{_VOWEL}){_END}")
_AFTER_RIEUL = re.compile(rf"(?:{_PLURAL}|{_EITHER}|{_RIEUL}){_END}")
_AFTER_ANY = re.compile(rf"(?:{_PLURAL}|{_EITHER}|{_CONSONANT}|{_VOWEL}){_END}")


def is_hangul(char: str) -> bool:
    """Whether a character is a Korean syllable."""
    return "가" <= char <= "힣"


def particle_at(text: str, at: int) -> bool:
    """Whether what follows a noun that ends at an offset is particles and then the end of the word.

    `은` follows a consonant and `는` a vowel, and so on: with the wrong one it is another word. How a word in other
    letters ends when it is read aloud is not known, so after it either will do.
    """
    last = text[at - 1]
    if not is_hangul(last):
        return _AFTER_ANY.match(text, at) is not None
    final = (ord(last) - ord("가")) % 28
    after = _AFTER_VOWEL if final == 0 else _AFTER_RIEUL if final == 8 else _AFTER_CONSONANT
    return after.match(text, at) is not None
