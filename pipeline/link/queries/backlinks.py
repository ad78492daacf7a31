"""Links seen from their target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.graph import LinkGraph
from pipeline.model.link import LinkKind, Via
from pipeline.model.note import Note


@dataclass(frozen=True, slots=True)
class Backlink:
    """A link to a note, with the sentence that it stands in."""

    path: str
    """Of the note that holds the link."""
    title: str
    line: int
    column: int
    kind: LinkKind
    raw: str
    sentence: str
    via: Via | None
    redirected_from: str | None


def backlinks(path: str, graph: LinkGraph, notes: Mapping[str, Note]) -> tuple[Backlink, ...]:
    """Every link that ends at a note or attachment, by path and place."""
    found = []
    for resolution in graph.backlinks.get(path, ()):
        note = notes[resolution.source]
        link = note.links[resolution.index]
        found.append(
            Backlink(
                note.path,
                note.title,
                link.place.line,
                link.place.column,
                link.kind,
                link.raw,
                link.sentence,
                resolution.via,
                resolution.redirected_from,
            )
        )
    return tuple(found)
