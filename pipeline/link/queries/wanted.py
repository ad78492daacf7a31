"""Notes that links ask for and that do not exist, and the existing notes that may have been meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from pipeline.model.figures import is_figure, other_date
from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameClaim, NameTable, folded

_KIND_WORDS: Mapping[str, str] = {"hidden-alias": "hidden alias", "stem": "file name"}
_ALIKE = 75.0
"""Percent of letters, in order, that two names must share to be told as near: three of four."""
_COMPARED = 1000
"""Names compared with one that is asked for, at most, so that work stays linear (law 3)."""
_ROOM = 4
"""Names looked at for each note told: a note may have several that are near."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A place that asks for a wanted note."""

    path: str
    line: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Near:
    """An existing note that may be meant."""

    path: str
    name: str
    """The name of that note which is near."""
    why: str
    certain: bool
    """True where only spaces, punctuation or invisible characters differ."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that nothing is called, by all who ask for it."""

    name: str
    notes: int
    """Notes that ask for it."""
    asks: tuple[Ask, ...]
    near: tuple[Near, ...]


def wanted(graph: LinkGraph, names: NameTable, limit: int | None = None, near: int = 3) -> tuple[Wanted, ...]:
    """Unresolved links and relations by what they ask for, that of most notes first; at most `limit`."""
    asks: dict[str, list[Ask]] = {}
    for edge in graph.edges:
        if graph.nodes[edge.target].kind == "missing":
            asks.setdefault(edge.target, []).append(Ask(edge.source, edge.line))
    demand = {id_: len({ask.path for ask in asked}) for id_, asked in asks.items()}
    ranked = sorted(asks, key=lambda id_: (-demand[id_], -len(asks[id_]), id_))[:limit]
    finder = Neighbours(names)
    return tuple(
        Wanted(graph.nodes[id_].title, demand[id_], tuple(asks[id_]), finder.of(graph.nodes[id_].title, near))
        for id_ in ranked
    )


class Neighbours:
    """Every name of a wiki, ready to be compared with one that nothing is called."""

    def __init__(self, names: NameTable) -> None:
        self._claims = names.claims
        self._squeezed: dict[str, list[str]] = {}
        self._holding: dict[str, list[str]] = {}
        for key in names.claims:
            self._squeezed.setdefault(squeezed(key), []).append(key)
            for trigram in _trigrams(key):
                self._holding.setdefault(trigram, []).append(key)

    def of(self, name: str, limit: int) -> tuple[Near, ...]:
        """The nearest notes, each once, the nearest first."""
        found: dict[str, Near] = {}
        for near in (*self._same(name), *self._alike(name, limit)):
            found.setdefault(near.path, near)
        return tuple(found.values())[:limit]

    def _same(self, name: str) -> Iterator[Near]:
        stem = name.rpartition("/")[2]
        for spelt in dict.fromkeys((name, stem)):
            key = squeezed(folded(spelt))
            for claimed in self._squeezed.get(key, ()) if key else ():
                for claim in self._claims[claimed]:
                    why = f"its {_kind(claim)} differs by spaces or punctuation only"
                    if folded(claim.text) == folded(spelt):
                        why = f"it is its {_kind(claim)}"
                    yield Near(claim.path, claim.text, why, certain=True)

    def _alike(self, name: str, limit: int) -> Iterator[Near]:
        from rapidfuzz import fuzz, process

        key = folded(name.rpartition("/")[2])
        if is_figure(key):
            return
        others = [name for name in self._candidates(key) if not (is_figure(name) or other_date(key, name))]
        best = process.extract(key, others, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=limit * _ROOM)
        for spelt, score, _ in sorted(best, key=lambda found: (-found[1], found[0])):
            for claim in self._claims[spelt]:
                yield Near(claim.path, claim.text, f"its {_kind(claim)} is {score:.0f} % alike", certain=False)

    def _candidates(self, key: str) -> list[str]:
        """Names that share trigrams with a key, those of the rarest first, and no more than can be compared quickly."""
        holders = sorted((self._holding.get(trigram, ()) for trigram in sorted(_trigrams(key))), key=len)
        found = dict.fromkeys(islice(chain.from_iterable(holders), _COMPARED))
        return list(found)


def _trigrams(key: str) -> set[str]:
    """Each three characters in a row, and the two at either end."""
    padded = f" {key} "
    return {padded[at : at + 3] for at in range(max(1, len(padded) - 2))}


def squeezed(key: str) -> str:
    """A folded name without spaces and the punctuation that people leave out; `+`, `#`, `.` and `/` keep their meaning."""
    return "".join(char for char in key if char.isalnum() or char in "+#./")


def _kind(claim: NameClaim) -> str:
    return _KIND_WORDS.get(claim.kind, claim.kind)
