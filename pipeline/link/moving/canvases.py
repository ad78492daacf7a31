"""Obsidian's canvases name files and hold cards with links; both follow a file that moves.

The format is JSON Canvas 1.0 (jsoncanvas.org): a `file` or `background` is a path from the root, a `text` is Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.link.moving.moving import Moved, Stuck, of_note
from pipeline.link.moving.turning import Turn
from pipeline.model.diagnostic import Edit
from pipeline.model.note import Note
from pipeline.model.place import Place
from pipeline.model.text import Text

_VALUE = re.compile(r'"(?P<key>file|background|text)"\s*:\s*(?P<value>"(?:[^"\\]|\\.)*")')
AsNote = Callable[[str, str], Note]
"""Reads a card: the path that it would have, and its Markdown."""
Mend = Callable[[str, "list[Edit]"], str]
"""Gives a text after its edits."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A text of a canvas: where its literal stands, quotes included, and what it says."""

    key: str
    start: int
    end: int
    said: str


def moved_canvases(turn: Turn, sources: Mapping[str, str], as_note: AsNote, mend: Mend) -> Moved:
    """What a move asks of canvases. `sources`: their JSON, by path before the move."""
    values = {path: tuple(_values(source)) for path, source in sources.items()}
    cards = {
        f"{path}#{number}": as_note(f"{path}#{number}", value.said)
        for path, found in values.items()
        for number, value in enumerate(found)
        if value.key == "text"
    }
    around = _with_cards(turn, cards)
    edits: list[Edit] = []
    stuck: list[Stuck] = []
    for path, found in values.items():
        text = Text(sources[path])
        for number, value in enumerate(found):
            new = value.said if value.key == "text" else turn.now(value.said)
            card = cards.get(f"{path}#{number}")
            if card:
                mine = list(_of_card(card, value.said, around))
                new = mend(new, [one for one in mine if isinstance(one, Edit)])
                place = text.place(value.start, value.end)
                stuck += (replace(one, path=path, place=place) for one in mine if isinstance(one, Stuck))
            if new != value.said:
                edits.append(Edit(path, value.start, value.end, _literal(new, sources[path][value.start : value.end])))
    return Moved(tuple(edits), tuple(stuck))


def _of_card(card: Note, said: str, turn: Turn) -> Iterator[Edit | Stuck]:
    links = [turn.before.resolve(card, index) for index in range(len(card.links))]
    return of_note(card, links, turn, lambda _: said)


def _with_cards(turn: Turn, cards: Mapping[str, Note]) -> Turn:
    """The turn in which cards are notes that have links, and that no link names."""
    moves = dict(turn.moves)
    for path in cards:
        canvas, _, number = path.rpartition("#")
        moves[path] = f"{turn.now(canvas)}#{number}"
    notes = {moves[path]: replace(card, path=moves[path]) for path, card in cards.items()}
    after = replace(turn.after, notes={**turn.after.notes, **notes})
    return replace(turn, moves=moves, after=after)


def _values(source: str) -> Iterable[_Value]:
    """The paths and the Markdown in a canvas; nothing where it is no JSON."""
    try:
        json.loads(source)
    except (ValueError, RecursionError):
        return
    for found in _VALUE.finditer(source):
        said = json.loads(found["value"])
        if said.isascii() or not re.search(r"[\ud800-\udfff]", said):
            yield _Value(found["key"], *found.span("value"), said)


def _literal(text: str, was: str) -> str:
    """A JSON string, with escapes for what is not ASCII where the old one had them."""
    return json.dumps(text, ensure_ascii="\\u" in was)


def named_in(source: str, path: str, turn: Turn) -> Iterator[Stuck]:
    """The lines of a file of another kind, as a `.base`, that name a file that moves; they are only told."""
    text = Text(source)
    for old, new in turn.moves.items():
        at = source.find(old)
        if at >= 0:
            place: Place = text.place(at, at + len(old))
            yield Stuck(path, place, old, new)
