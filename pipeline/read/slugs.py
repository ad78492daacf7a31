"""The id of a heading on its page: a Unicode slug, unique in the note."""

from __future__ import annotations

import re
import unicodedata

_LEFT_OUT = re.compile(r"[^\w\- ]")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


def slugify(text: str) -> str:
    """The slug as pymdownx and GitHub make it: lower case, a hyphen for each space, Hangul and other letters kept."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFC", text).strip().lower()).replace(" ", "-")


class Slugs:
    """The slugs given so far on one page."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, slug: str) -> str:
        """The slug itself, or with `_1`, `_2` … where it is taken or empty, as Python-Markdown counts."""
        free = slug
        if not slug or slug in self._given:
            counted = _COUNTED.fullmatch(slug)
            stem, number = (counted[1], int(counted[2])) if counted else (slug, 0)
            number = max(number, self._next.get(stem, 0))
            while free in self._given or not free or free == slug:
                number += 1
                free = f"{stem}_{number}"
            self._next[stem] = number
        self._given.add(free)
        return free
