"""Pairs that a person rejected: they never return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.note import Note
from pipeline.model.plan import Rejected


@dataclass(frozen=True, slots=True)
class Rejections:
    """The rejected pairs by path; a note that moved is known by its id."""

    pairs: frozenset[tuple[str, str]]

    @staticmethod
    def of(rejected: Iterable[Rejected], notes: Mapping[str, Note]) -> Rejections:
        """What a ledger says of the notes that there are."""
        by_id = {note.roles.id.text: path for path, note in notes.items() if note.roles.id}
        pairs = set()
        for one in rejected:
            paths = [
                path if path in notes else by_id.get(id_ or "", path)
                for path, id_ in zip(one.members, one.ids, strict=True)
            ]
            pairs.add((min(paths), max(paths)))
        return Rejections(frozenset(pairs))

    def holds(self, one: str, other: str) -> bool:
        """Whether a person said that these two are different."""
        return (min(one, other), max(one, other)) in self.pairs


def rejected_pair(one: Note, other: Note, why: str) -> Rejected:
    """The entry that keeps two notes apart for ever."""
    first, second = sorted((one, other), key=lambda note: note.path)
    ids = tuple(note.roles.id.text if note.roles.id else None for note in (first, second))
    return Rejected((first.path, second.path), (ids[0], ids[1]), why)
