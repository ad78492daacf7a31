"""Who claims which name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.name import NameClaim, NameKind, NameTable, folded
from pipeline.model.note import Label, Note
from pipeline.model.place import TOP, Place


def name_table(notes: Mapping[str, Note]) -> NameTable:
    """Every name that a note goes by. A name with nothing visible in it is none."""
    claims: dict[str, list[NameClaim]] = {}
    for path in sorted(notes):
        for claim in claims_of(notes[path]):
            key = folded(claim.text)
            if key:
                claims.setdefault(key, []).append(claim)
    return NameTable({key: tuple(claims[key]) for key in sorted(claims)})


def claims_of(note: Note) -> Iterator[NameClaim]:
    """A note's names: id, title, aliases, hidden aliases, stem; each in the order of the text."""
    roles = note.roles
    if roles.id:
        yield _claim(note, "id", roles.id)
    yield NameClaim(note.path, "title", note.title, _title_place(note))
    for alias in roles.aliases:
        yield _claim(note, "alias", alias)
    for alias in roles.hidden_aliases:
        yield _claim(note, "hidden-alias", alias)
    yield NameClaim(note.path, "stem", note.stem, TOP)


def _claim(note: Note, kind: NameKind, label: Label) -> NameClaim:
    return NameClaim(note.path, kind, label.text, label.place)


def _title_place(note: Note) -> Place:
    """In the front matter, else the heading that gave the title, else the top (it is the stem)."""
    if note.roles.title:
        return note.roles.title.place
    return next((heading.place for heading in note.body.headings if heading.level == 1), TOP)
