"""What speaks against two notes being one: their titles, their relations, their languages, what people decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.dedupe.blanks import is_form
from pipeline.dedupe.finders.by_body import jaccard, shingles, text_key, untitled
from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import opposing
from pipeline.dedupe.forms import forms, script
from pipeline.dedupe.licences import licence
from pipeline.dedupe.right import is_stub
from pipeline.dedupe.titles import of_titles
from pipeline.model.cluster import Evidence
from pipeline.model.graph import LinkGraph
from pipeline.model.moc import is_door
from pipeline.model.name import folded
from pipeline.model.note import Note

_STEP = re.compile(r"[./]")
_LINKS = frozenset({"wikilink", "embed", "link"})
_NOWHERE: frozenset[tuple[str, int]] = frozenset()
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_SURE = frozenset({"", "parenthesis", "question", "punctuation"})
"""Forms of a name that are the name; a plural may be another's."""
NO_SYNONYMS = frozenset(
    {"prefix", "narrower-name", "qualifier-differs", "sibling-name", "digits", "relation", "narrower-relation"}
)
"""Kinds that no likeness of spelling or text outweighs."""
HARMLESS = frozenset({"category", "tags"})
"""Kinds that say little where the texts are the same."""


@dataclass(frozen=True, slots=True)
class Objections:
    """What is known of a wiki that can speak against a pair."""

    notes: Mapping[str, Note]
    graph: LinkGraph
    related: Mapping[tuple[str, str], tuple[str, ...]]
    """Source and target → the types of the relations that are declared between them."""
    linked: frozenset[tuple[str, str]]
    body: Callable[[str], str]
    private: Collection[str]
    beside: Mapping[str, frozenset[tuple[str, int]]]
    """Path → the lines, by note and number, that link to it and to another note."""
    parents: frozenset[str]
    """Paths without their ending that other notes stand below: `a` where there is `a/b.md` or `a.b.md`."""

    @staticmethod
    def of(
        notes: Mapping[str, Note], graph: LinkGraph, body: Callable[[str], str], private: Collection[str]
    ) -> Objections:
        """The objections that a wiki's notes give."""
        related: dict[tuple[str, str], tuple[str, ...]] = {}
        for end in graph.relations:
            if end.target is not None:
                pair = end.source, end.target
                related[pair] = (*related.get(pair, ()), end.type)
        linked = frozenset((edge.source, edge.target) for edge in graph.edges if edge.kind in _LINKS)
        return Objections(notes, graph, related, linked, body, private, _beside(graph), frozenset(_parents(notes)))

    def against(self, one: str, other: str) -> Iterator[Evidence]:
        """What is said, declared and called otherwise."""
        first, second = self.notes[one], self.notes[other]
        for kind, words in (
            *self._declared(one, other),
            *of_titles(first.title, second.title),
            *_origins(first, second),
        ):
            yield opposing(kind, words, one, other)

    def in_texts(self, one: str, other: str) -> Iterator[Evidence]:
        """What the texts say against a pair: more work than all the rest."""
        for kind, words in self._texts(self.notes[one], self.notes[other]):
            yield opposing(kind, words, one, other)

    def _declared(self, one: str, other: str) -> Iterator[tuple[str, str]]:
        for source, target in ((one, other), (other, one)):
            for type_ in self.related.get((source, target), ()):
                kind = "narrower-relation" if type_ in ("broader", "narrower") else "relation"
                yield kind, f"{source} declares {target} its {type_.replace('_', ' ')}"
        if (one, other) in self.linked and (other, one) in self.linked:
            yield "links", "each links to the other"
        for path in (one, other):
            if is_door(self.notes[path]):
                yield "place", f"{path} stands for its folder"
            elif path.rpartition(".")[0] in self.parents:
                yield "place", f"{path} stands for the notes below it"

    def _texts(self, one: Note, other: Note) -> Iterator[tuple[str, str]]:
        hidden = [note.path for note in (one, other) if note.path in self.private]
        if len(hidden) == 1:
            yield "private", f"{hidden[0]} is private, and the other is not"
        if is_stub(one) or is_stub(other):
            return
        licences = licence(one), licence(other)
        if licences[0] != licences[1] and any(licences):
            said = (
                f"{note.path} {f'is under {of}' if of else 'says none'}"
                for note, of in zip((one, other), licences, strict=True)
            )
            yield "licence", f"their licences differ: {', '.join(said)}"
        bodies = self.body(one.path), self.body(other.path)
        if text_key(bodies[0]) == text_key(bodies[1]) and not _have_a_common_name(one, other):
            yield from self._of_copies(bodies[0], one, other)
        if script(bodies[0][:2000]) != script(bodies[1][:2000]):
            yield "language", "their texts are in different scripts: perhaps translations of each other"
        elif one.body.words > 50 and other.body.words > 50 and jaccard(*map(shingles, bodies)) == 0.0:
            yield "texts", "their texts have no phrase of three words in common"

    def _of_copies(self, body: str, one: Note, other: Note) -> Iterator[tuple[str, str]]:
        if is_form(body) and not _speaks_of(body, one, other):
            yield (
                "template",
                "their text is the same, waits to be filled in and names neither: a template left it in both",
            )
        for source, line in sorted(self.beside.get(one.path, _NOWHERE) & self.beside.get(other.path, _NOWHERE))[:1]:
            yield "beside", f"line {line} of {source} links to both, as to two things"


def _have_a_common_name(one: Note, other: Note) -> bool:
    names = [
        {form.key for claim in names_of(note) for form in forms(claim.text) if form.how in _SURE}
        for note in (one, other)
    ]
    return bool(names[0] & names[1])


def _speaks_of(body: str, one: Note, other: Note) -> bool:
    """Whether a text names one of two notes."""
    called = {folded(claim.text) for note in (one, other) for claim in names_of(note) if claim.kind != "stem"}
    text = folded(untitled(body))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?![a-z0-9])", text) for name in called)


def _beside(graph: LinkGraph) -> Mapping[str, frozenset[tuple[str, int]]]:
    lines: dict[tuple[str, int], set[str]] = {}
    for edge in graph.edges:
        if edge.kind in _LINKS and edge.line:
            lines.setdefault((edge.source, edge.line), set()).add(edge.target)
    found: dict[str, set[tuple[str, int]]] = {}
    for line, targets in lines.items():
        for target in targets if len(targets) > 1 else ():
            found.setdefault(target, set()).add(line)
    return {target: frozenset(places) for target, places in found.items()}


def _parents(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        name = path.rpartition(".")[0]
        yield from (name[: found.start()] for found in _STEP.finditer(name))


def _origins(one: Note, other: Note) -> Iterator[tuple[str, str]]:
    languages = one.roles.language, other.roles.language
    if languages[0] and languages[1] and folded(languages[0]) != folded(languages[1]):
        yield "translated", f"their languages differ: {languages[0]} and {languages[1]}"
    elif found := language_folders(one.path, other.path):
        yield "translation", f"they stand in the folders of two languages, {found[0]} and {found[1]}"
    categories = category_of(one), category_of(other)
    if all(categories) and folded(categories[0]) != folded(categories[1]):
        yield "category", f'their categories differ: "{categories[0]}" and "{categories[1]}"'
    tags = [{folded(tag.text) for tag in note.roles.tags} for note in (one, other)]
    if min(map(len, tags)) > 1 and not tags[0] & tags[1]:
        yield "tags", "they have tags, and none in common"


def category_of(note: Note) -> str:
    """The category; empty where it only repeats the folder."""
    said = note.roles.category.text if note.roles.category else ""
    parts = [folded(part) for part in note.folder.split("/")]
    return "" if all(folded(part) in parts for part in said.split("/")) else said


def language_folders(one: str, other: str) -> tuple[str, str] | None:
    """The two folders, named as languages are, in which alone two paths differ; None where that is not so."""
    first, second = one.split("/")[:-1], other.split("/")[:-1]
    if len(first) != len(second):
        return None
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differ) != 1 or not all(_LANGUAGE.fullmatch(name) for name in differ[0]):
        return None
    return differ[0]
