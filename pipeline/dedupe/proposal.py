"""All that a plan can offer: which notes may be one, which are related, which names are shared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dedupe.against import Objections
from pipeline.dedupe.contested import with_contested_stubs
from pipeline.dedupe.declared import declared
from pipeline.dedupe.finders.by_acronym import by_acronym, by_numeronym
from pipeline.dedupe.finders.by_body import near_body, same_body
from pipeline.dedupe.finders.by_gloss import by_gloss
from pipeline.dedupe.finders.by_loan_word import by_loan_word
from pipeline.dedupe.finders.by_name import by_name
from pipeline.dedupe.finders.by_source import by_source
from pipeline.dedupe.finders.by_spelling import by_spelling
from pipeline.dedupe.finders.candidates import by_pair, supporting
from pipeline.dedupe.offers import relations, shared_names
from pipeline.dedupe.rejected import Rejections
from pipeline.dedupe.right import is_stub, right
from pipeline.dedupe.stars import Judged, stars
from pipeline.dedupe.tiers import tier
from pipeline.model.cluster import Cluster, Evidence
from pipeline.model.graph import LinkGraph
from pipeline.model.moc import is_moc
from pipeline.model.name import NameTable
from pipeline.model.note import Note
from pipeline.model.plan import OfferedRelation, Rejected, SharedName

Finder = Callable[[Sequence[Note], Mapping[str, str]], Iterator[Evidence]]
CERTAIN: tuple[Finder, ...] = (lambda notes, bodies: by_name(notes), same_body)
"""The sources of candidates that can be certain."""
FINDERS: tuple[Finder, ...] = (
    *CERTAIN,
    lambda notes, bodies: by_acronym(notes),
    lambda notes, bodies: by_numeronym(notes),
    near_body,
    by_gloss,
    lambda notes, bodies: by_spelling(notes),
    lambda notes, bodies: by_loan_word(notes),
    lambda notes, bodies: by_source(notes),
)
"""Each source of candidates."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found."""

    clusters: tuple[Cluster, ...]
    relations: tuple[OfferedRelation, ...]
    names: tuple[SharedName, ...]


def propose(
    notes: Mapping[str, Note],
    names: NameTable,
    graph: LinkGraph,
    bodies: Mapping[str, str],
    private: Collection[str] = (),
    rejected: Iterable[Rejected] = (),
    *,
    certain_only: bool = False,
) -> Proposal:
    """Look for notes that name one concept. `bodies`: path → text without front matter; `private`: what no reader sees.

    `certain_only`: look for nothing that a person would have to review. The order of the notes changes nothing (law 1).
    """
    ordered = {path: notes[path] for path in sorted(notes)}
    certain = declared(ordered, names, graph)
    rejections = Rejections.of(rejected, ordered)
    objections = Objections.of(ordered, graph, lambda path: bodies.get(path, ""), frozenset(private))
    finders = CERTAIN if certain_only else FINDERS
    found = by_pair(_evidence(ordered, graph, bodies, certain, finders))
    judged = with_contested_stubs(
        [_judged(pair, pieces, objections, ordered) for pair, pieces in found.items() if not rejections.holds(*pair)],
        ordered,
    )
    clusters = stars(judged, {path: right(note, graph) for path, note in ordered.items()}, certain)
    return Proposal(clusters, relations(judged, ordered), shared_names(judged, [*found], ordered, rejections, clusters))


def _evidence(
    notes: Mapping[str, Note],
    graph: LinkGraph,
    bodies: Mapping[str, str],
    certain: Mapping[str, str],
    finders: Iterable[Finder],
) -> Iterator[Evidence]:
    """What speaks for any pair. What points on to another note is no candidate; a declared duplicate has its own pair."""
    for path, canonical in certain.items():
        yield supporting("declared", f"{path} says that it is a duplicate of {canonical}", path, canonical)
    open_ = _by_right((note for note in notes.values() if _is_candidate(note, graph)), graph)
    for finder in finders:
        for piece in finder(open_, bodies):
            if _concerns(piece.members, certain):
                yield piece


def _is_candidate(note: Note, graph: LinkGraph) -> bool:
    """Whether a note explains a concept: no redirect, no map."""
    return note.path not in graph.redirects and note.unreadable is None and not is_moc(note)


def _by_right(notes: Iterable[Note], graph: LinkGraph) -> list[Note]:
    return sorted(notes, key=lambda note: right(note, graph))


def _concerns(pair: tuple[str, str], certain: Mapping[str, str]) -> bool:
    """Whether a pair is open, or is what was declared."""
    one, other = pair
    if one in certain or other in certain:
        return certain.get(one) == other or certain.get(other) == one
    return True


def _judged(
    pair: tuple[str, str], pieces: Iterable[Evidence], objections: Objections, notes: Mapping[str, Note]
) -> Judged:
    stub = any(is_stub(notes[path]) for path in pair)
    evidence = (*pieces, *objections.against(*pair))
    if tier(evidence, stub=stub) is not None:
        evidence = (*evidence, *objections.in_texts(*pair))
    return Judged(pair, evidence, tier(evidence, stub=stub))
