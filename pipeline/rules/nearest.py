"""The name nearest to one that nothing bears, for "did you mean".

An index of trigrams keeps each question cheap: only names that share a rare trigram are compared,
and at most `COMPARED` of them, so that thousands of broken links in ten thousand notes take seconds.
The cut-off is rustc's (`find_best_match_for_name`): at most a third of the letters may differ.
One wrong digit makes another number or date: a name that is one is like those alone that begin with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model.figures import is_figure, leading, other_date
from pipeline.model.name import folded
from pipeline.model.wiki import Wiki

COMPARED = 400
"""Names compared with one that is asked for, at most."""
OFFERED = 8
"""Names that are like another one, at most."""
_ALIKE = 2 / 3


@dataclass(frozen=True, slots=True)
class Names:
    """Compared name → how it is written, and for each trigram the names that hold it."""

    written: Mapping[str, str]
    holding: Mapping[str, tuple[str, ...]]
    numbered: Mapping[str, tuple[str, ...]]
    """Number or date → the names that begin with it and go on."""
    _asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def among(names: Iterable[str]) -> Names:
        """An index of names; of equal ones the first counts."""
        written: dict[str, str] = {}
        for name in names:
            written.setdefault(_key(name), name)
        holding: dict[str, list[str]] = {}
        numbered: dict[str, list[str]] = {}
        for key in written:
            if is_figure(key):
                continue
            for trigram in _trigrams(key):
                holding.setdefault(trigram, []).append(key)
            for number in leading(key):
                numbered.setdefault(number, []).append(key)
        return Names(written, _frozen(holding), _frozen(numbered))

    @staticmethod
    def of(wiki: Wiki) -> Names:
        """An index of what the notes of a wiki are called; hidden aliases are not offered."""
        claims = (claim for claims in wiki.names.claims.values() for claim in claims)
        return Names.among(claim.text for claim in claims if claim.kind != "hidden-alias")

    def nearest(self, name: str) -> str | None:
        """The name most like the one asked for, None where none is like it."""
        return next(iter(self.alike(name)), None)

    def alike(self, name: str) -> tuple[str, ...]:
        """Names like the one asked for, the most alike first, at most `OFFERED`."""
        asked = _key(name)
        if asked not in self._asked:
            alike = self.numbered.get(asked, ())[:OFFERED] if is_figure(asked) else self._most_alike(asked)
            self._asked[asked] = tuple(self.written[key] for key in alike)
        return self._asked[asked]

    def _most_alike(self, asked: str) -> Iterator[str]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        candidates = [name for name in self._candidates(asked) if not other_date(asked, name)]
        found = process.extract(asked, candidates, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=OFFERED)
        return (key for key, _, _ in found)

    def _candidates(self, asked: str) -> list[str]:
        """Names that share the rarest trigrams with the one asked for."""
        postings = sorted(
            (self.holding[t] for t in _trigrams(asked) if t in self.holding), key=lambda keys: (len(keys), keys[0])
        )
        found: dict[str, None] = {}
        for keys in postings:
            found.update(dict.fromkeys(keys[: COMPARED - len(found)]))
            if len(found) >= COMPARED:
                break
        return list(found)


def _frozen(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def did_you_mean(name: str | None) -> str:
    """The end of a message; empty where nothing is near."""
    return f'; did you mean "{name}"?' if name else ""


def _key(name: str) -> str:
    """The name as compared: Korean syllables as their letters, so that one wrong letter is one difference."""
    key = folded(name)
    return key if key.isascii() else unicodedata.normalize("NFD", key)


def _trigrams(key: str) -> dict[str, None]:
    padded = f"  {key} "
    return dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2))
