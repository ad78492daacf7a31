"""Notes of which one is called by the first letters of the other's name, or by its first and last with the number of
those between: SLO, Service level objective; k8s, Kubernetes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.dedupe.forms import initials, key
from pipeline.model.cluster import Evidence
from pipeline.model.name import folded
from pipeline.model.note import Note

_NUMERONYM = re.compile(r"[a-z](?:[5-9]|[1-9]\d)[a-z]")
"""Nobody leaves out less than five letters: m3o is a name."""
SHORTEST = 3
"""Two letters abbreviate too much to mean anything."""
Names: TypeAlias = Mapping[str, Mapping[str, str]]
"""Letters → path → the name as written."""


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
    yield from _evidence("acronym", "is made of the first letters of", short, long)


def by_numeronym(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for a name that counts the letters which it leaves out."""
    short: dict[str, dict[str, str]] = {}
    long: dict[str, dict[str, str]] = {}
    for note in notes:
        for claim in names_of(note):
            name = key(claim.text)
            if _NUMERONYM.fullmatch(name):
                short.setdefault(name, {}).setdefault(note.path, claim.text)
            elif len(name) > 4 and name.isascii() and name.isalpha():
                long.setdefault(f"{name[0]}{len(name) - 2}{name[-1]}", {}).setdefault(note.path, claim.text)
    yield from _evidence("numeronym", "counts the letters that it leaves out of", short, long)


def _evidence(kind: str, relation: str, short: Names, long: Names) -> Iterator[Evidence]:
    for letters in short.keys() & long.keys():
        for one, other in pairs([*short[letters], *(path for path in long[letters] if path not in short[letters])]):
            if one in short[letters] and other in long[letters]:
                words = f'"{short[letters][one]}" {relation} "{long[letters][other]}"'
                yield supporting(kind, words, one, other)


def _is_short(name: str) -> bool:
    letters = name.replace(".", "")
    return SHORTEST <= len(letters) <= 8 and letters.isalnum() and sum(map(str.isupper, letters)) * 2 > len(letters)
