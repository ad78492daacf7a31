"""What is offered in place of a merge: a relation to the narrower term, a note that tells concepts of one name apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.dedupe.forms import forms
from pipeline.dedupe.rejected import Rejections
from pipeline.dedupe.stars import Judged
from pipeline.model.cluster import Cluster
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.plan import OfferedRelation, SharedName


def relations(judged: Iterable[Judged], notes: Mapping[str, Note]) -> tuple[OfferedRelation, ...]:
    """Pairs that were found alike and whose names say that one is a kind of the other, or its counterpart."""
    found = []
    for one in judged:
        against = {piece.kind: piece.words for piece in one.evidence if not piece.supports}
        kind = next((kind for kind in ("narrower-name", "prefix") if kind in against), None)
        longer, shorter = sorted(one.pair, key=lambda path: (-len(notes[path].title), path))
        says_it_last = folded(notes[longer].title).endswith(folded(notes[shorter].title))
        if one.tier is None and kind and says_it_last and not {"relation", "narrower-relation"} & against.keys():
            type_ = "broader" if kind == "narrower-name" else "contrasts_with"
            found.append(OfferedRelation(longer, type_, shorter, against[kind]))
    return tuple(sorted(found, key=lambda offer: (offer.source, offer.target)))


def shared_names(
    judged: Iterable[Judged],
    pairs: Iterable[tuple[str, str]],
    notes: Mapping[str, Note],
    rejections: Rejections,
    clusters: Iterable[Cluster],
) -> tuple[SharedName, ...]:
    """Names that notes have in common which are not to be merged: those kept apart, and those with other qualifiers."""
    apart = [one.pair for one in judged if any(piece.kind == "qualifier-differs" for piece in one.evidence)]
    apart += [pair for pair in pairs if rejections.holds(*pair)]
    together = {frozenset(pair) for cluster in clusters for pair in _with_canonical(cluster)}
    found: dict[str, set[str]] = {}
    for pair in apart:
        if frozenset(pair) not in together:
            for name in _common(*(notes[path] for path in pair)):
                found.setdefault(name, set()).update(pair)
    return tuple(
        SharedName(name, tuple(sorted(found[name])), f'"{name}" is a name of {len(found[name])} concepts')
        for name in sorted(found)
    )


def _with_canonical(cluster: Cluster) -> Iterator[tuple[str, str]]:
    return ((cluster.canonical, member) for member in cluster.members)


def _common(one: Note, other: Note) -> Iterator[str]:
    """The titles of two notes, bare of qualifiers, where they are equal."""
    keys = {form.key for form in forms(other.title) if form.how in ("", "qualifier")}
    if any(form.key in keys for form in forms(one.title) if form.how in ("", "qualifier")):
        yield folded_title(one.title)


def folded_title(title: str) -> str:
    """A title without its qualifier, as written."""
    return title.partition(" (")[0] if "(" in title else title if folded(title) else ""
