"""What front matter calls notes by, outside of links: the canonical note, relations, and old paths counted from the note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.link.match import by_name
from pipeline.link.moving.respelling import Move, names
from pipeline.link.moving.slots import in_field, scalar_at
from pipeline.link.moving.turning import Text, Turn
from pipeline.link.paths import folder_of, joined
from pipeline.link.redirects import named_by
from pipeline.link.resolve import Resolver
from pipeline.model.diagnostic import Edit
from pipeline.model.note import Label, Note


@dataclass(frozen=True, slots=True)
class Respelt:
    """A label that is written otherwise after the move; `edit` None where it cannot be."""

    label: Label
    text: str
    edit: Edit | None
    meant: str
    """The path that it means, after the move."""


Change: TypeAlias = tuple[Note, tuple[Respelt, ...]]


def respelt_references(turn: Turn, text: Text) -> Iterator[Change]:
    """The notes whose front matter must call others by other names, and how."""
    for note in turn.before.notes.values():
        changes = (*_declared(note, turn, text), *_related(note, turn, text), *_old_paths(note, turn, text))
        if changes:
            yield note, changes


def applied(note: Note, changes: tuple[Respelt, ...]) -> Note:
    """A note as it will be once its references are written otherwise."""
    texts = {(change.label.place, change.label.text): change.text for change in changes if change.edit}

    def now(label: Label) -> Label:
        return replace(label, text=texts.get((label.place, label.text), label.text))

    roles = note.roles
    return replace(
        note,
        roles=replace(
            roles,
            canonical=roles.canonical and now(roles.canonical),
            duplicate_of=roles.duplicate_of and now(roles.duplicate_of),
            relations=tuple(replace(relation, target=now(relation.target)) for relation in roles.relations),
            old_paths=tuple(map(now, roles.old_paths)),
        ),
    )


def _declared(note: Note, turn: Turn, text: Text) -> Iterator[Respelt]:
    def means(asked: str, here: Note, resolver: Resolver) -> str | None:
        return named_by(here, asked, resolver.indexes, resolver.options)

    for label in filter(None, (note.roles.duplicate_of, note.roles.canonical)):
        meant, here = means(label.text, note, turn.before), turn.moved(note)
        if meant is not None and means(label.text, here, turn.after) != turn.now(meant):
            spellings = _names(label, note, meant, turn)
            found = next((name for name in spellings if means(name, here, turn.after) == turn.now(meant)), None)
            yield _respelt(label, found, note, turn.now(meant), text)


def _related(note: Note, turn: Turn, text: Text) -> Iterator[Respelt]:
    def means(asked: str, here: Note, resolver: Resolver) -> str | None:
        match = by_name(asked, here.folder, resolver.indexes, resolver.options)
        return match.bucket.opened(here.folder) if match else None

    for label in (relation.target for relation in note.roles.relations):
        meant, here = means(label.text, note, turn.before), turn.moved(note)
        if meant is not None and means(label.text, here, turn.after) != turn.now(meant):
            spellings = _names(label, note, meant, turn)
            found = next((name for name in spellings if means(name, here, turn.after) == turn.now(meant)), None)
            yield _respelt(label, found, note, turn.now(meant), text)


def _old_paths(note: Note, turn: Turn, text: Text) -> Iterator[Respelt]:
    """An old path that is counted from the note's folder, once the note is in another one."""
    if folder_of(turn.now(note.path)) == note.folder:
        return
    for label in note.roles.old_paths:
        path, mark, part = label.text.partition("#")
        inside = joined(note.folder, path) if path.startswith(("./", "../")) else None
        if inside:
            yield _respelt(label, f"/{inside}{mark}{part}", note, inside, text)


def _names(label: Label, note: Note, meant: str, turn: Turn) -> Iterator[str]:
    return names(Move(label.text, meant, turn.now(meant), note.path, turn.now(note.path)), turn.options)


def _respelt(label: Label, name: str | None, note: Note, meant: str, text: Text) -> Respelt:
    field = scalar_at(note, label.place.start, label.place.end)
    if field is None or name is None:
        return Respelt(label, label.text, None, meant)
    raw = None if field.raw else text(note.path)[field.value.start : field.value.end]
    slot = in_field(field, note.path, label.text, raw)
    return Respelt(label, name, slot.edit(name) if slot else None, meant)
