"""The allowed spelling nearest to what is written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """The one that differs least, case apart; None where none is alike (difflib's own bound)."""
    import difflib

    by_folded: dict[str, str] = {}
    for word in allowed:
        by_folded.setdefault(_plain(word), word)
    found = difflib.get_close_matches(_plain(written), by_folded, n=1)
    return by_folded[found[0]] if found else None


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
