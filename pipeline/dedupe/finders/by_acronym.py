"""Notes of which one is called by the first letters of the other's name: SLO, Service level objective."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.dedupe.forms import initials
from pipeline.model.cluster import Evidence
from pipeline.model.name import folded
from pipeline.model.note import Note

SHORTEST = 3
"""Two letters abbreviate too much to mean anything."""


def by_acronym(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for a short form and each name that it can stand for, where those are few."""
    short: dict[str, dict[str, str]] = {}
    long: dict[str, dict[str, str]] = {}
    for note in notes:
        for claim in names_of(note):
            if _is_short(claim.text):
                short.setdefault(folded(claim.text).replace(".", ""), {}).setdefault(note.path, claim.text)
            for letters in initials(claim.text):
                if len(letters) >= SHORTEST:
                    long.setdefault(letters, {}).setdefault(note.path, claim.text)
    for letters in short.keys() & long.keys():
        for one, other in pairs([*short[letters], *(path for path in long[letters] if path not in short[letters])]):
            if one in short[letters] and other in long[letters]:
                words = f'"{short[letters][one]}" is made of the first letters of "{long[letters][other]}"'
                yield supporting("acronym", words, one, other)


def _is_short(name: str) -> bool:
    letters = name.replace(".", "")
    return SHORTEST <= len(letters) <= 8 and letters.isalnum() and sum(map(str.isupper, letters)) * 2 > len(letters)
