"""Notes that bear one name, such as a tag or a status, and the tree that names with slashes make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.page import INDEXES
from pipeline.publish.free import FreePaths, as_file_name

NESTED = frozenset({"tags", "categories"})
FACETS = ("status", "kinds", "tech", "tags")
"""What notes are put together by, beside their category."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A name and the notes that bear it."""

    name: str
    """Whole, as it is most often written."""
    notes: frozenset[str]
    """Paths of the notes that bear it, or one below it."""
    path: str
    """That its page would have if a note were it."""
    below: tuple[str, ...]
    """Keys of the shelves one level below."""

    @property
    def address(self) -> str:
        """Where its page stands."""
        return self.path.removesuffix(".md") + ".html"

    @property
    def leaf(self) -> str:
        """The name without those above it."""
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Facet:
    """All shelves of one kind."""

    id: str
    path: str
    """Of the page that lists them."""
    shelves: Mapping[str, Shelf]
    """By key, sorted; every shelf above one is there too."""

    @property
    def tops(self) -> tuple[str, ...]:
        """Keys of those that stand below no other."""
        return tuple(key for key in self.shelves if "/" not in key or self.id not in NESTED)

    def shelf(self, name: str) -> Shelf | None:
        """The shelf of a name as it is written."""
        return self.shelves.get(key_of(name, self.id))


def facets(notes: Mapping[str, Note], wanted: Iterable[str], free: FreePaths) -> Mapping[str, Facet]:
    """The facets that are wanted and that a note has something of."""
    made = {id_: facet(id_, list(_borne(notes, id_)), free) for id_ in FACETS if id_ in set(wanted)}
    return {id_: one for id_, one in made.items() if one.shelves}


def facet(id_: str, borne: Iterable[tuple[str, str]], free: FreePaths) -> Facet:
    """The facet of pairs of a note's path and a name that the note bears."""
    index = free.next(f"{INDEXES}/{id_}/index.md")
    notes: dict[str, set[str]] = {}
    spellings: dict[str, Counter[str]] = {}
    for path, name in borne:
        parts = _parts(name, id_)
        for depth in range(1, len(parts) + 1):
            key = _key(parts[:depth])
            notes.setdefault(key, set()).add(path)
            spellings.setdefault(key, Counter())["/".join(parts[:depth])] += 1
    below: dict[str, list[str]] = {}
    for key in sorted(notes):
        if id_ in NESTED:
            below.setdefault(key.rpartition("/")[0], []).append(key)
    shelves = {
        key: Shelf(
            name=min(spellings[key], key=lambda name: (-spellings[key][name], name)),
            notes=frozenset(notes[key]),
            path=free.next(f"{INDEXES}/{id_}/{_as_path(key, id_)}.md"),
            below=tuple(below.get(key, ())),
        )
        for key in sorted(notes)
    }
    return Facet(id_, index, shelves)


def key_of(name: str, id_: str) -> str:
    """A name as shelves are kept by."""
    return _key(_parts(name, id_))


def _key(parts: Sequence[str]) -> str:
    """Parts as one key; what only folding makes a slash, as of `℀` or a wide one, parts nothing."""
    return "/".join(folded(part).replace("/", "⁄") for part in parts)


def _parts(name: str, id_: str) -> list[str]:
    plain = name.strip().lstrip("#")
    pieces = plain.split("/") if id_ in NESTED else [plain]
    return [" ".join(piece.split()) for piece in pieces if folded(piece)]


def _as_path(key: str, id_: str) -> str:
    pieces = key.split("/") if id_ in NESTED else [key.replace("/", "-")]
    return "/".join(map(as_file_name, pieces))


def _borne(notes: Mapping[str, Note], id_: str) -> Iterator[tuple[str, str]]:
    for path, note in notes.items():
        for name in _names(note, id_):
            yield path, name


def _names(note: Note, id_: str) -> Iterator[str]:
    roles = note.roles
    if id_ == "tags":
        yield from (tag.text for tag in (*roles.tags, *note.body.tags))
    elif id_ == "tech":
        yield from roles.tech
    else:
        label = roles.status if id_ == "status" else roles.kind
        if label:
            yield label.text
