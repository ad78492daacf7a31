"""Notes that rest on the same source: no reason by itself, but company for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.model.cluster import Evidence
from pipeline.model.name import folded
from pipeline.model.note import Note

MANY = 4
"""From so many notes on, a source is a book that all of them rest on."""


def by_source(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for notes of which few others cite the same source."""
    citing: dict[str, dict[str, str]] = {}
    for note in notes:
        for source in note.roles.sources:
            citing.setdefault(folded(source), {}).setdefault(note.path, source)
    for key in sorted(citing):
        if 1 < len(citing[key]) < MANY:
            for one, other in pairs(list(citing[key])):
                yield supporting("source", f"both rest on {citing[key][one]}", one, other)
