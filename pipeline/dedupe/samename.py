"""Notes that share a name: a title that is another's title or alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.dedupe.right import right
from pipeline.model.cluster import Evidence
from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameClaim, NameTable
from pipeline.model.note import Note


def same_name(
    notes: Mapping[str, Note], names: NameTable, graph: LinkGraph, settled: Mapping[str, str]
) -> Iterator[Evidence]:
    """For each name, evidence between the note that has most right to it and every other that claims it.

    Redirects and declared duplicates are settled. Notes in different languages are translations.
    """
    for claims in names.claims.values():
        if len(claims) < 2:
            continue
        rivals = [
            claim for claim in _claims(claims, notes) if claim.path not in settled and claim.path not in graph.redirects
        ]
        for of_language in _by_language(rivals, notes):
            yield from _evidence(of_language, notes, graph)


def _claims(claims: Iterable[NameClaim], notes: Mapping[str, Note]) -> Iterator[NameClaim]:
    """Titles that are given and aliases, one for each note; a title made of the file's stem says nothing."""
    first: dict[str, NameClaim] = {}
    for claim in claims:
        if claim.kind == "alias" or (claim.kind == "title" and _is_given(notes[claim.path])):
            first.setdefault(claim.path, claim)
    yield from first.values()


def _is_given(note: Note) -> bool:
    return note.roles.title is not None or note.title != note.stem


def _by_language(claims: Sequence[NameClaim], notes: Mapping[str, Note]) -> Iterable[Sequence[NameClaim]]:
    groups: dict[str | None, list[NameClaim]] = {}
    for claim in claims:
        groups.setdefault(notes[claim.path].roles.language, []).append(claim)
    return groups.values()


def _evidence(claims: Sequence[NameClaim], notes: Mapping[str, Note], graph: LinkGraph) -> Iterator[Evidence]:
    titled = [claim for claim in claims if claim.kind == "title"]
    if len(claims) < 2 or not titled:
        return
    canonical = min(titled, key=lambda claim: right(notes[claim.path], graph))
    for claim in claims:
        if claim.path != canonical.path:
            yield Evidence(True, f"{claim.kind}-is-title", _words(claim, canonical), (canonical.path, claim.path))


def _words(claim: NameClaim, canonical: NameClaim) -> str:
    if claim.kind == "title":
        return f'{claim.path} and {canonical.path} have the same title, "{canonical.text}"'
    return f'"{claim.text}" is an alias of {claim.path} and the title of {canonical.path}'
