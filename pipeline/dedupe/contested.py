"""Stubs that several notes have a claim to: which of them is meant, a person has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.dedupe.finders.candidates import opposing
from pipeline.dedupe.right import is_stub
from pipeline.dedupe.stars import Judged
from pipeline.dedupe.tiers import SURELY_SAME_NAME
from pipeline.model.note import Note

_CALLED_LIKE = SURELY_SAME_NAME | {"plural"}
"""Evidence that a note goes by a stub's title; one that carries a qualifier does not."""
Claims = Mapping[str, Mapping[str, bool]]
"""Stub → the notes that are called like it → whether by the very title."""


def with_contested_stubs(judged: Sequence[Judged], notes: Mapping[str, Note]) -> list[Judged]:
    """The pairs; a stub that two notes with something to read are called like is no longer certain.

    Two notes of the stub's own title that may be one concept are no rivals: whichever it joins, the other may join too.
    """
    claims: dict[str, dict[str, bool]] = {}
    for stub, note, by_title in _claims(judged, notes):
        claims.setdefault(stub, {})[note] = by_title
    open_ = {frozenset(one.pair) for one in judged if one.tier is not None}
    return [_contested(one, claims, open_) if one.tier == "auto-stub" else one for one in judged]


def _claims(judged: Iterable[Judged], notes: Mapping[str, Note]) -> Iterator[tuple[str, str, bool]]:
    for one in judged:
        kinds = {piece.kind for piece in one.evidence if piece.supports}
        if one.tier is not None and kinds & _CALLED_LIKE:
            for stub, note in (one.pair, one.pair[::-1]):
                if is_stub(notes[stub]) and not is_stub(notes[note]):
                    yield stub, note, "same-title" in kinds


def _contested(one: Judged, claims: Claims, open_: Iterable[frozenset[str]]) -> Judged:
    for stub, note in (one.pair, one.pair[::-1]):
        rivals = claims.get(stub, {})
        others = [
            path
            for path, by_title in rivals.items()
            if path != note and not (by_title and frozenset((path, note)) in open_)
        ]
        if note in rivals and others:
            words = f"{stub} may as well stand for {others[0]}"
            return replace(one, tier="review", evidence=(*one.evidence, opposing("contested", words, *one.pair)))
    return one
