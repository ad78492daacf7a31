"""Notes of which a name is spelt nearly as another's, by character trigrams; Korean syllables count as their letters.

Prefix filtering (Chaudhuri, Ganti, Kaushik 2006): of two sets of which so much is common, the rarest few members share
one; so only those are looked up, and no name is compared with all others (law 3).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest

from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import supporting
from pipeline.dedupe.forms import key, singular
from pipeline.model.cluster import Evidence
from pipeline.model.note import Note

COMMON = 0.6
"""The part of their trigrams that two names must share, which one letter in ten costs."""
SHORTEST = 6
"""Letters below which nearly everything is alike."""
LOOKED_AT = 40
"""Names compared for one trigram, at most."""
NEAREST = 5
"""Names that one is paired with, at most: what is like many, such as a series of titles, is like none in particular."""
OWNERS = 3
"""Notes of one name that are paired with the first of the other: those of one name have found each other already."""


def by_spelling(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for names that are one letter apart, and for those that share most of their trigrams."""
    owners: dict[str, dict[str, str]] = {}
    for note in notes:
        for claim in names_of(note):
            letters = unicodedata.normalize("NFD", key(claim.text))
            if len(letters) >= SHORTEST and claim.kind != "stem":
                owners.setdefault(letters, {}).setdefault(note.path, claim.text)
    for one, other in _near(owners):
        if singular(one) != singular(other):
            yield from _evidence(one, other, owners)


def _near(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    grams = {name: _trigrams(name) for name in names}
    counts = Counter(gram for some in grams.values() for gram in some)
    holding: dict[str, list[str]] = {}
    for name in sorted(grams, key=lambda name: (len(grams[name]), name)):
        rare = sorted(grams[name], key=lambda gram: (counts[gram], gram))
        prefix = rare[: len(rare) - _least(len(rare)) + 1]
        seen: dict[str, None] = {}
        for gram in prefix:
            seen.update(dict.fromkeys(holding.get(gram, ())[-LOOKED_AT:]))
            holding.setdefault(gram, []).append(name)
        alike = ((_jaccard(grams[other], grams[name]), other) for other in seen)
        yield from ((other, name) for _, other in nlargest(NEAREST, (pair for pair in alike if pair[0] >= COMMON)))


def _least(size: int) -> int:
    """How many members a set of this size must share, rounded up."""
    return -int(-size * COMMON // 1)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _trigrams(name: str) -> frozenset[str]:
    padded = f"  {name} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _evidence(one: str, other: str, owners: Mapping[str, Mapping[str, str]]) -> Iterator[Evidence]:
    from rapidfuzz.distance import OSA

    distance = OSA.distance(one, other)
    for path, text in list(owners[one].items())[:OWNERS]:
        for rival, called in list(owners[other].items())[:1]:
            if path == rival:
                continue
            if distance == 1:
                yield supporting("one-letter", f'"{text}" and "{called}" differ in one letter', path, rival)
            else:
                alike = 1 - distance / max(len(one), len(other))
                yield supporting("spelling", f'"{text}" and "{called}" are spelt {alike:.2f} alike', path, rival)
