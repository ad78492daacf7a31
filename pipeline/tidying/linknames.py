"""Link names made normal: broken links mended, links to redirects sent straight on, names mapped to concepts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline import edit
from pipeline.edit.links import Destination, sent
from pipeline.merging.draft import Draft
from pipeline.merging.routes import rewritten
from pipeline.model.diagnostic import Edit
from pipeline.model.graphsection import graph_sections
from pipeline.model.link import Link, Resolution
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki
from pipeline.rules.links.rewrite import SureNames
from pipeline.tidying.recovery import Recovery

Kind: TypeAlias = Literal["broken", "redirect", "name"]
_BY_NAME = frozenset({"wikilink", "embed"})


@dataclass(frozen=True, slots=True)
class Mended:
    """One link that is written otherwise from now on."""

    path: str
    line: int
    """From 1."""
    kind: Kind
    old: str
    new: str
    in_graph: bool
    """Whether it stands in a section that lists the graph around a note."""


@dataclass(frozen=True, slots=True)
class _Change:
    mended: Mended
    edit: Edit
    index: int
    wanted: str


def normalised(draft: Draft) -> tuple[Draft, tuple[Mended, ...]]:
    """A draft with its link names made normal, but for the links that would not arrive, or make others lead elsewhere."""
    names, recovery = SureNames.of(draft.wiki), Recovery.of(draft.wiki)
    of_note = {
        path: changes
        for path, note in draft.wiki.notes.items()
        if (changes := list(_changes(note, draft.wiki, names, recovery)))
    }
    while of_note:
        texts = {path: _edited(draft, path, changes) for path, changes in of_note.items()}
        after = draft.having(texts)
        sound = {
            path: left for path, changes in of_note.items() if (left := _sound(path, changes, draft.wiki, after.wiki))
        }
        if sound == of_note:
            return after, tuple(one.mended for changes in of_note.values() for one in changes)
        of_note = sound
    return draft, ()


def _sound(path: str, changes: list[_Change], before: Wiki, after: Wiki) -> list[_Change]:
    """The changes of a note that arrive; none where all do and another link of the note leads elsewhere by them."""
    if _arrives(path, changes, before, after):
        return changes
    new = {found.index: found for found in after.graph.resolutions[path]}
    there = [one for one in changes if one.index in new and _is_at(new[one.index], one.wanted)]
    return there if len(there) < len(changes) else []


def _is_at(found: Resolution, wanted: str) -> bool:
    return found.resolved == wanted and found.redirected_from is None


def _edited(draft: Draft, path: str, changes: list[_Change]) -> Text | None:
    text = draft.text(path)
    return edit.apply(text, (one.edit for one in changes)) if text else None


def _changes(note: Note, wiki: Wiki, names: SureNames, recovery: Recovery) -> Iterator[_Change]:
    in_graph: Callable[[Link], bool] | None = None
    for found in wiki.graph.resolutions[note.path]:
        link = note.links[found.index]
        goal = _goal(link, found, wiki, recovery) if not link.external and link.target else None
        if goal is None or goal[1] == note.path or (note.path in wiki.graph.redirects and goal[0] != "redirect"):
            continue
        to = Destination(goal[1], names.of_note(goal[1], wiki, note.path), link.fragment)
        one = sent(link, note.path, to, wiki.options.dialect)
        if one is not None and rewritten(link, one) != link.raw:
            in_graph = in_graph or graph_sections(note)
            mended = Mended(note.path, link.place.line, goal[0], link.raw, rewritten(link, one), in_graph(link))
            yield _Change(mended, one, found.index, goal[1])


def _goal(link: Link, found: Resolution, wiki: Wiki, recovery: Recovery) -> tuple[Kind, str] | None:
    """The note that a link ought to name, and why it does not do so yet."""
    if found.status == "missing":
        path = recovery.note(link) if link.field is None else None
        return ("broken", path) if path else None
    if found.status != "ok" or found.resolved is None or found.resolved not in wiki.notes or link.field is not None:
        return None
    if found.redirected_from is not None:
        redirect = wiki.graph.redirects.get(found.redirected_from)
        return ("redirect", found.resolved) if redirect is None or redirect.fragment is None else None
    stem = wiki.notes[found.resolved].stem
    by_name = link.kind in _BY_NAME and found.via in {"alias", "id", "title"}
    return ("name", found.resolved) if by_name and folded(link.target or "") != folded(stem) else None


def _arrives(path: str, changes: list[_Change], before: Wiki, after: Wiki) -> bool:
    """Whether every link of a note leads where it led, and the changed ones where they ought to."""
    old, new = before.graph.resolutions[path], after.graph.resolutions[path]
    wanted = {one.index: one.wanted for one in changes}
    return len(old) == len(new) and all(
        now.resolved == wanted.get(was.index, was.resolved)
        and (was.status != "ok" or now.status == "ok")
        and (was.index not in wanted or now.redirected_from is None)
        for was, now in zip(old, new, strict=True)
    )
