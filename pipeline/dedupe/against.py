"""What speaks against two notes being one: their names, their relations, their languages, what people decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dedupe.blanks import is_form
from pipeline.dedupe.finders.by_body import jaccard, shingles, text_key, untitled
from pipeline.dedupe.finders.by_name import names_of
from pipeline.dedupe.finders.candidates import opposing
from pipeline.dedupe.forms import are_names_of_one, forms, key, script, singular
from pipeline.dedupe.licences import licence
from pipeline.dedupe.right import is_stub
from pipeline.model.cluster import Evidence
from pipeline.model.graph import LinkGraph
from pipeline.model.name import folded
from pipeline.model.note import Note

_QUALIFIED = re.compile(r"(?P<name>.+?)\s*\((?P<qualifier>[^()]+)\)")
_DIGITS = re.compile(r"\d+")
_STEP = re.compile(r"[./]")
_SPACES = re.compile(r"[\s_-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_PREFIXES = (
    "anti", "auto", "co", "counter", "cross", "de", "dis", "ex", "hyper", "hypo", "in", "infra", "inter", "intra", "macro",
    "mega", "meta", "micro", "mini", "mono", "multi", "nano", "neo", "non", "over", "para", "poly", "post", "pre", "pro",
    "pseudo", "quasi", "re", "semi", "sub", "super", "supra", "trans", "ultra", "un", "under",
)  # fmt: skip
"""Of English and its borrowings; one of them before a name makes another name of it."""
_KOREAN_PREFIXES = (
    "하이퍼",
    "메타",
    "초",
    "비",
    "반",
    "준",
    "다중",
    "재",
    "역",
    "서브",
    "슈퍼",
    "마이크로",
    "매크로",
    "멀티",
    "안티",
)
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
        linked = frozenset(
            (edge.source, edge.target) for edge in graph.edges if edge.kind in {"wikilink", "embed", "link"}
        )
        return Objections(notes, graph, related, linked, body, private, frozenset(_parents(notes)))

    def against(self, one: str, other: str) -> Iterator[Evidence]:
        """What is said, declared and called otherwise."""
        first, second = self.notes[one], self.notes[other]
        for kind, words in (*self._declared(one, other), *_names(first, second), *_origins(first, second)):
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
            if path.rpartition(".")[0] in self.parents:
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
        if text_key(bodies[0]) == text_key(bodies[1]) and is_form(bodies[0]) and not _speaks_of(bodies[0], one, other):
            yield (
                "template",
                "their text is the same, waits to be filled in and names neither: a template left it in both",
            )
        if script(bodies[0][:2000]) != script(bodies[1][:2000]):
            yield "language", "their texts are in different scripts: perhaps translations of each other"
        elif one.body.words > 50 and other.body.words > 50 and jaccard(*map(shingles, bodies)) == 0.0:
            yield "texts", "their texts have no phrase of three words in common"


def _speaks_of(body: str, one: Note, other: Note) -> bool:
    """Whether two notes have a name in common, or their text names one of them."""
    names = [
        {form.key for claim in names_of(note) for form in forms(claim.text) if form.how in _SURE}
        for note in (one, other)
    ]
    if names[0] & names[1]:
        return True
    called = {folded(claim.text) for note in (one, other) for claim in names_of(note) if claim.kind != "stem"}
    text = folded(untitled(body))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?![a-z0-9])", text) for name in called)


def _parents(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        name = path.rpartition(".")[0]
        yield from (name[: found.start()] for found in _STEP.finditer(name))


def _names(one: Note, other: Note) -> Iterator[tuple[str, str]]:
    yield from _qualifiers(one.title, other.title)
    if {form.key for form in forms(one.title)} & {form.key for form in forms(other.title)}:
        return
    short, long = sorted((key(one.title), key(other.title)), key=len)
    prefix = prefix_of(singular(short), singular(long))
    words = _words_of(one.title), _words_of(other.title)
    if prefix:
        yield "prefix", f"one is the other with the prefix {prefix}-"
    elif added := added_words(*words):
        yield "narrower-name", f'one is the other with "{added}" added: perhaps the narrower term'
    elif replaced := replaced_word(*words):
        yield "sibling-name", f'one says "{replaced[0]}" where the other says "{replaced[1]}"'
    digits = [sorted(_DIGITS.findall(title)) for title in (one.title, other.title)]
    if digits[0] != digits[1]:
        told = " and ".join(" ".join(some) or "none" for some in digits)
        yield "digits", f"their titles have different numbers: {told}"


def _qualifiers(one: str, other: str) -> Iterator[tuple[str, str]]:
    found = [_QUALIFIED.fullmatch(folded(title)) for title in (one, other)]
    said = [
        match["qualifier"] if match and not are_names_of_one(match["name"], match["qualifier"]) else ""
        for match in found
    ]
    if all(said) and said[0] != said[1]:
        yield "qualifier-differs", f'their qualifiers differ: "{said[0]}" and "{said[1]}"'
    elif said[0] != said[1]:
        yield "qualifier", f'only one carries the qualifier "{said[0] or said[1]}"'


def _words_of(title: str) -> list[str]:
    return [singular(word) for word in _SPACES.split(folded(title)) if word]


def prefix_of(short: str, long: str) -> str:
    """The prefix that makes one key of the other; empty where there is none."""
    if not short or not long.endswith(short):
        return ""
    added = long.removesuffix(short).removesuffix("-")
    return added if added in _PREFIXES or added in _KOREAN_PREFIXES else ""


def added_words(one: Sequence[str], other: Sequence[str]) -> str:
    """The words that make the one title of the other; empty where that takes more than adding some."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    if not short or len(short) == len(long) or not all(word in rest for word in short):
        return ""
    left = list(short)
    return " ".join(word for word in long if not (left and word == left[0] and left.pop(0)))


def replaced_word(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two titles of several words differ, where it is another word and not a slip."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(one) < 2 or len(differ) != 1:
        return None
    first, second = differ[0]
    return None if min(len(first), len(second)) > 3 and near(first, second) else (first, second)


def near(one: str, other: str) -> bool:
    """Whether at most a third of the letters differ, as rustc's suggestions have it."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other) * 3 <= max(len(one), len(other))


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
