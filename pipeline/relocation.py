"""Files of a wiki at other paths: links rewritten, old addresses kept, and the result read again before it is believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline import dedupe, edit, link, read
from pipeline.edit.frontmatter import add_item, remove_item, verified
from pipeline.link.moving.canvases import moved_canvases, named_in
from pipeline.link.moving.moving import Moved, Stuck, moved, moved_inventory, renamed, turned
from pipeline.model.canvas import is_canvas
from pipeline.model.diagnostic import Edit
from pipeline.model.graph import LinkGraph
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.publish.privacy import public_notes
from pipeline.read.frontmatter.split import split

Original: TypeAlias = Callable[[str], Text]
"""A note's text by its path before the move."""


@dataclass(frozen=True, slots=True)
class Relocation:
    """What moving files comes to."""

    moves: Mapping[str, str]
    """Old path → new path."""
    texts: Mapping[str, Text]
    """New path → new text, of the notes whose text changes."""
    links: int
    """Links and references that are written otherwise."""
    stuck: tuple[Stuck, ...]
    """Those that ought to be, and cannot."""
    kept: tuple[str, ...]
    """Old paths at which readers are sent on."""
    lost: tuple[str, ...]
    """Old paths of published notes at which they are not, since the front matter could not be edited."""


def relocate(
    wiki: Wiki,
    moves: Mapping[str, str],
    original: Original,
    forward: bool,
    canvases: Mapping[str, Text] | None = None,
) -> Relocation:
    """Move notes and attachments; nothing is written. `forward`: published notes keep their old addresses.

    `canvases`: Obsidian's `.canvas` and `.base` files, by path before the move.
    """
    done = moved(wiki, moves, dedupe.name_table, lambda path: original(path).content)
    by_path: dict[str, list[Edit]] = {}
    for one in done.edits:
        by_path.setdefault(one.path, []).append(one)
    texts = {path: edit.apply(original(path), edits) for path, edits in by_path.items()}
    texts, harmed = _believed(wiki, moves, texts, frozenset((one.path, one.place.start) for one in done.stuck))
    drawn = _canvases(wiki, moves, canvases or {}, texts)
    stuck = (*done.stuck, *(one for path in harmed for one in _all_of(path, wiki, moves)), *drawn.stuck)
    kept: list[str] = []
    lost: list[str] = []
    for path in _addressed(wiki, moves) if forward else ():
        owner = _owner(path, wiki)
        signed = _forwarding(wiki.notes[owner], path, moves[path], texts.get(owner) or original(owner), wiki.options)
        (lost if signed is None else kept).append(path)
        texts[owner] = signed or texts.get(owner) or original(owner)
    changed = {moves.get(path, path): text for path, text in texts.items() if text != original(path)}
    links = sum(len(edits) for path, edits in by_path.items() if path not in harmed) + len(drawn.edits)
    return Relocation(moves, dict(sorted(changed.items())), links, stuck, tuple(kept), tuple(lost))


def _canvases(wiki: Wiki, moves: Mapping[str, str], sources: Mapping[str, Text], texts: dict[str, Text]) -> Moved:
    """What the move asks of canvases, whose new texts join the others; of bases it is only told."""
    if not sources:
        return Moved((), ())
    turn = turned(wiki, moves, dedupe.name_table)
    drawn = moved_canvases(
        turn,
        {path: text.content for path, text in sources.items() if is_canvas(path)},
        lambda path, said: read.read(Source(path, said.encode()), wiki.options),
        lambda said, edits: edit.apply(Text(said), edits).content,
    )
    by_path: dict[str, list[Edit]] = {}
    for one in drawn.edits:
        by_path.setdefault(one.path, []).append(one)
    texts.update((path, edit.apply(sources[path], edits)) for path, edits in by_path.items())
    told = (one for path, text in sources.items() if not is_canvas(path) for one in named_in(text.content, path, turn))
    return replace(drawn, stuck=(*drawn.stuck, *told))


def _believed(
    wiki: Wiki, moves: Mapping[str, str], texts: dict[str, Text], stuck: frozenset[tuple[str, int]]
) -> tuple[dict[str, Text], list[str]]:
    """The texts whose links, read again, go where they went; and the notes whose links do not, which stay as they are.

    `stuck`: note and offset of each link that is known to go nowhere from now on.
    """
    harmed: list[str] = []
    while True:
        after = _relinked(wiki, moves, texts)
        wrong = [path for path in texts if not _as_before(path, wiki, moves, after, stuck)]
        if not wrong:
            return texts, harmed
        harmed += wrong
        texts = {path: text for path, text in texts.items() if path not in wrong}


def _relinked(wiki: Wiki, moves: Mapping[str, str], texts: Mapping[str, Text]) -> tuple[Mapping[str, Note], LinkGraph]:
    notes = {moves.get(path, path): renamed(note, moves.get(path, path)) for path, note in wiki.notes.items()}
    for path, text in texts.items():
        now = moves.get(path, path)
        notes[now] = read.read(Source(now, text.encode()), wiki.options)
    return notes, link.link(notes, moved_inventory(wiki.inventory, moves), dedupe.name_table(notes), wiki.options)


def _as_before(
    path: str,
    wiki: Wiki,
    moves: Mapping[str, str],
    after: tuple[Mapping[str, Note], LinkGraph],
    stuck: frozenset[tuple[str, int]],
) -> bool:
    """Whether a note, read again, has the same links, each to where it went, and the same front matter but for names."""
    notes, graph = after
    old, new = wiki.notes[path], notes[moves.get(path, path)]
    if len(old.links) != len(new.links) or old.front.data.keys() != new.front.data.keys():
        return False
    pairs = zip(wiki.graph.resolutions[path], graph.resolutions[new.path], strict=True)
    return all(
        was.resolved is None
        or now.resolved == moves.get(was.resolved, was.resolved)
        or (path, old.links[was.index].place.start) in stuck
        for was, now in pairs
    ) and all(
        (was.kind, was.fragment, was.external) == (now.kind, now.fragment, now.external)
        for was, now in zip(old.links, new.links, strict=True)
    )


def _all_of(path: str, wiki: Wiki, moves: Mapping[str, str]) -> Iterable[Stuck]:
    """The links of a note to files that move."""
    note = wiki.notes[path]
    for resolution in wiki.graph.resolutions[path]:
        meant = moves.get(resolution.resolved or "")
        if meant is not None:
            one = note.links[resolution.index]
            yield Stuck(path, one.place, one.raw, meant)


def _addressed(wiki: Wiki, moves: Mapping[str, str]) -> list[str]:
    """The notes that move and were published: by the ledger, where one is kept, else those that would be."""
    known = None if wiki.ledger is None else {was.note for was in wiki.ledger.urls.values()}
    public = public_notes(wiki)
    return [path for path in sorted(moves) if path in public and (known is None or path in known)]


def _owner(path: str, wiki: Wiki) -> str:
    """The note that says where readers of a path go: of a merged note the one that it points to, which saves them a step."""
    redirect = wiki.graph.redirects.get(path)
    final = redirect.final if redirect else None
    return final if final is not None and final in wiki.notes else path


def _forwarding(note: Note, old: str, new: str, text: Text, options: Options) -> Text | None:
    """The text with an old path among the note's aliases, and without the new one; None where that cannot be said."""
    if re.search(r"[#\ud800-\udfff]", old):  # an alias would end there, or cannot hold it
        return None
    front = split(text)
    for field in options.roles.aliases:
        listed = front.data.get(field)
        if isinstance(listed, list) and new in listed:
            taken = remove_item(note.path, text, front, field, listed.index(new))
            meant = {**front.data, field: [alias for alias in listed if alias != new]}
            text = (verified(text, [taken], meant, split) if taken else None) or text
            front = split(text)
    if any(label.text == old for label in note.roles.old_paths):
        return text
    for field in options.roles.aliases:
        listed = front.data.get(field) or []
        added = add_item(note.path, text, front, field, old) if isinstance(listed, list) else None
        if added and isinstance(listed, list):
            signed = verified(text, [added], {**front.data, field: [*listed, old]}, split)
            if signed:
                return signed
    return None


def undone(wiki: Wiki, moves: Mapping[str, str], now: Callable[[str], Text]) -> Wiki:
    """The wiki before files were moved by hand, their texts as they are now. `now` gives a note's by its new path."""
    back = {new: old for old, new in moves.items()}
    notes = {back.get(path, path): note for path, note in wiki.notes.items()}
    for new, old in back.items():
        if new in wiki.notes:
            notes[old] = read.read(Source(old, now(new).encode()), wiki.options)
    inventory, names = moved_inventory(wiki.inventory, back), dedupe.name_table(notes)
    graph = link.link(notes, inventory, names, wiki.options)
    return replace(wiki, notes=dict(sorted(notes.items())), inventory=inventory, names=names, graph=graph)
