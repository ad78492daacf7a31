"""Notes of which a title, an alias or a file name is equal in one of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.dedupe.forms import HOW, Form, forms, key, singular
from pipeline.dedupe.names import claims_of
from pipeline.model.cluster import Evidence
from pipeline.model.moc import is_door
from pipeline.model.name import NameClaim, NameKind, folded
from pipeline.model.note import Note

_KINDS: Mapping[NameKind, int] = {"title": 0, "alias": 1, "stem": 2}
"""What counts as a name of the concept, the best first; ids and loose words do not."""


@dataclass(frozen=True, slots=True)
class Called:
    """One note's best claim to one key."""

    claim: NameClaim
    form: Form

    @property
    def rank(self) -> tuple[bool, int]:
        """Names as they are go before forms, titles before aliases."""
        return self.form.how != "" or self.claim.kind == "stem", _KINDS[self.claim.kind]


def by_name(notes: Iterable[Note]) -> Iterator[Evidence]:
    """Evidence for notes that share a key; `notes` in the order of their right to a name."""
    found: dict[tuple[str, str], list[tuple[Called, Called]]] = {}
    for called in _table(notes).values():
        for one, other in pairs(list(called)):
            found.setdefault((one, other), []).append(_ordered(called[one], called[other]))
    for matches in found.values():
        for first, second in _telling(matches):
            yield _evidence(first, second)


def _telling(matches: Sequence[tuple[Called, Called]]) -> Iterator[tuple[Called, Called]]:
    """Of a pair's matches those that say something new: names as they are, else the best form; a file name beside."""
    by_file = [match for match in matches if match[1].claim.kind == "stem"]
    named = [match for match in matches if match[1].claim.kind != "stem"]
    plain = [match for match in named if not match[1].form.how]
    yield from plain or sorted(named, key=lambda match: (match[1].rank, match[0].rank))[:1]
    yield from by_file[:1]


def names_of(note: Note) -> Iterator[NameClaim]:
    """A note's title, aliases and file name; what only says that it stands for its folder, or counts, is no name."""
    given = is_given(note)
    for claim in claims_of(note):
        if claim.kind == "title":
            wanted = given
        elif claim.kind == "stem":
            wanted = not is_door(note) and not (given and folded(claim.text) == folded(note.title))
        else:
            wanted = claim.kind in _KINDS
        if wanted and any(map(str.isalpha, claim.text)):
            yield claim


def is_given(note: Note) -> bool:
    """Whether the title is more than the file's name, or the last part of a name such as `tags.scope.community`."""
    if note.roles.title is None and note.title == note.stem:
        return False
    _, dot, last = note.stem.rpartition(".")
    return not dot or singular(key(last)) != singular(key(note.title))


def _table(notes: Iterable[Note]) -> dict[str, dict[str, Called]]:
    """Key → path → the note's best claim to it."""
    table: dict[str, dict[str, Called]] = {}
    for note in notes:
        for claim in names_of(note):
            for form in forms(claim.text):
                row = table.setdefault(form.key, {})
                called = Called(claim, form)
                if note.path not in row or called.rank < row[note.path].rank:
                    row[note.path] = called
    return {key: row for key, row in table.items() if len(row) > 1}


def _ordered(one: Called, other: Called) -> tuple[Called, Called]:
    """The better claim first."""
    return (one, other) if (one.rank, one.claim.path) <= (other.rank, other.claim.path) else (other, one)


def _evidence(first: Called, second: Called) -> Evidence:
    how = second.form.how
    kind = "file-name" if second.claim.kind == "stem" else how or _kind(first.claim, second.claim)
    return supporting(kind, _words(first, second, how), first.claim.path, second.claim.path)


def _kind(first: NameClaim, second: NameClaim) -> str:
    if second.kind == "alias":
        return "alias-is-title" if first.kind == "title" else "same-alias"
    return "same-title"


def _words(first: Called, second: Called, how: str) -> str:
    one, other = first.claim, second.claim
    if how:
        return f"{_told(other)} and {_told(one)} are equal {HOW[how]}"
    if one.kind == other.kind and one.text == other.text:
        return f'both have the {_NOUNS[one.kind]} "{one.text}"'
    if folded(one.text) == folded(other.text):
        return f"{_told(other)} is {_told(one, named=False)}"
    return f"{_told(other)} and {_told(one)} are equal after normalisation"


_NOUNS: Mapping[NameKind, str] = {"title": "title", "alias": "alias", "stem": "file name"}


def _told(claim: NameClaim, *, named: bool = True) -> str:
    noun = f"the {_NOUNS[claim.kind]} of {claim.path}" if claim.kind != "alias" else f"an alias of {claim.path}"
    return f'"{claim.text}", {noun},' if named else noun
