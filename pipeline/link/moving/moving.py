"""Files move: what must be written otherwise so that every link still goes where it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.link.linking import linker
from pipeline.link.moving.slots import Slot, compared, definition_link, definition_slot, definitions, slot
from pipeline.link.moving.turning import Text, Turn
from pipeline.link.references import applied, respelt_references
from pipeline.model.diagnostic import Edit
from pipeline.model.link import Link, Resolution
from pipeline.model.name import NameTable
from pipeline.model.note import Note
from pipeline.model.place import Place
from pipeline.model.source import Inventory
from pipeline.model.wiki import Wiki

Named: TypeAlias = Callable[[Mapping[str, Note]], NameTable]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A link or reference that cannot be written otherwise for certain."""

    path: str
    """Of its note, before the move."""
    place: Place
    written: str
    meant: str
    """The path that it ought to lead to, after the move."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move asks of the wiki's texts."""

    edits: tuple[Edit, ...]
    """In the files as they are called before the move."""
    stuck: tuple[Stuck, ...]


def moved(wiki: Wiki, moves: Mapping[str, str], named: Named, text: Text) -> Moved:
    """The edits that a move asks for. `moves`: old path → new path, of notes and attachments; `text` gives a note's."""
    turn = turned(wiki, moves, named)
    edits: dict[Edit, None] = {}
    stuck: list[Stuck] = []
    respelt: dict[str, Note] = {}
    for note, changes in respelt_references(turn, text):
        respelt[turn.now(note.path)] = applied(turn.moved(note), changes)
        edits |= dict.fromkeys(change.edit for change in changes if change.edit)
        stuck += (
            Stuck(note.path, change.label.place, change.label.text, change.meant)
            for change in changes
            if not change.edit
        )
    if respelt:
        turn = turned(wiki, moves, named, respelt)
    for note in wiki.notes.values():
        for found in of_note(note, wiki.graph.resolutions[note.path], turn, text):
            if isinstance(found, Stuck):
                stuck.append(found)
            else:
                edits[found] = None
    return Moved(tuple(edits), tuple(stuck))


def turned(wiki: Wiki, moves: Mapping[str, str], named: Named, respelt: Mapping[str, Note] | None = None) -> Turn:
    """A wiki before and after a move. `respelt`: notes that are written otherwise by then, by their new paths."""
    before, _ = linker(wiki.notes, wiki.inventory, wiki.names, wiki.options)
    notes = {moves.get(path, path): renamed(note, moves.get(path, path)) for path, note in wiki.notes.items()}
    notes.update(respelt or {})
    after, _ = linker(notes, moved_inventory(wiki.inventory, moves), named(notes), wiki.options)
    return Turn(moves, before, after)


def renamed(note: Note, path: str) -> Note:
    """A note at another path; its title changes with it where it has none but its file's name."""
    now = replace(note, path=path)
    has_heading = any(heading.level == 1 for heading in note.body.headings)
    is_untitled = note.roles.title is None and note.title == note.stem and not has_heading
    return replace(now, title=now.stem) if is_untitled else now


def moved_inventory(inventory: Inventory, moves: Mapping[str, str]) -> Inventory:
    """The files of a wiki after a move."""
    return replace(
        inventory,
        notes=tuple(sorted(moves.get(path, path) for path in inventory.notes)),
        attachments=tuple(sorted(moves.get(path, path) for path in inventory.attachments)),
    )


def of_note(note: Note, links: Iterable[Resolution], turn: Turn, text: Text) -> Iterator[Edit | Stuck]:
    """The edits of one note. `links`: where they go before the move."""
    here = turn.moved(note)
    renames: dict[str, str] = {}
    is_affected = here.path != note.path
    for before in links:
        if before.resolved is None:
            continue
        is_affected = is_affected or before.resolved in turn.moves
        link = note.links[before.index]
        if turn.kept(link, before, link, turn.after.resolve(here, before.index)):
            continue
        found = turn.respelt(link, before, _slot(link, before, note, turn, text))
        yield found[1] if found else Stuck(note.path, link.place, link.raw, turn.now(before.resolved))
        if found and link.kind == "wikilink":
            renames[compared(link.target or "")] = found[0]
    if is_affected and not note.unreadable:
        yield from _of_definitions(note, renames, turn, text)


def _slot(link: Link, before: Resolution, note: Note, turn: Turn, text: Text) -> Slot | None:
    """Where a link's target stands. Words that named the note otherwise than by its path stay as the label."""
    by_name = link.kind == "wikilink" and link.label is None and before.via in ("id", "title", "alias")
    asked = replace(link, target=turn.asked(link, before))
    return slot(asked, note, text, turn.options.dialect, link.target if by_name else None)


def _of_definitions(note: Note, renames: Mapping[str, str], turn: Turn, text: Text) -> Iterator[Edit]:
    """Reference definitions, used or not: Foam writes one for each wikilink, under the wikilink's name."""
    for definition in definitions(note, text(note.path)):
        link = definition_link(definition)
        before = turn.before.resolved(link, note, -1)
        if before.resolved is None or turn.kept(link, before, link, turn.after.resolved(link, turn.moved(note), -1)):
            continue
        found = turn.respelt(link, before, definition_slot(definition, note.path, link))
        if found:
            yield found[1]
            if definition.label in renames:
                yield Edit(note.path, definition.label_start, definition.label_end, renames[definition.label])
