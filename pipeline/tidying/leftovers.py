"""Notes that are none: captured error pages, refusals, stubs; each with its evidence, and with what keeps it here."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Literal, TypeAlias

from pipeline.model.counted import counted
from pipeline.model.frontmatter import Json
from pipeline.model.graphsection import graph_sections
from pipeline.model.moc import is_door, is_moc, stands_for_folder
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Check
from pipeline.rules.stubs import captured_error_page, refusal, stub, unwritten
from pipeline.rules.stubs.prose import blocks
from pipeline.rules.stubs.telling import explanation

Kind: TypeAlias = Literal["error page", "stub"]
_COMMENT = re.compile(r"<!--(?P<html>.*?)(?P<closed>-->|\Z)|%%(?P<obsidian>.*?)(?:%%|\Z)", re.DOTALL)
_WHERE_FROM = re.compile(
    r"(?:https?://\S+|\[\[?https?://\S+|<https?://\S+>|[\d\s:.,/TZ+-]+|(?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE
)
"""A text that is an address, a date or a number and nothing else."""
_CODE = re.compile(r"(?<!`)`(?![0-9a-f.:-]{6,}`)[^`\n]+`(?!`)")
"""A span of code; the number of a request is none."""
_TABLE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$", re.MULTILINE)
_FEW = 3
"""Words of a comment that only marks a place."""
_KINDS: tuple[tuple[Kind, Check], ...] = (
    ("error page", captured_error_page.check),
    ("error page", refusal.check),
    ("stub", stub.check),
    ("stub", unwritten.check),
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A note that holds nothing of its own."""

    path: str
    kind: Kind
    evidence: str
    kept: str = ""
    """Why it stays all the same; empty where it can go."""


def leftovers(
    wiki: Wiki,
    known_fields: Callable[[str], Collection[str]],
    listed: Collection[str] = (),
    body: Callable[[str], str] = lambda path: "",
) -> tuple[Leftover, ...]:
    """All of them, by path.

    `known_fields`: a note's front-matter fields that say nothing of the concept itself; `listed`: notes that the site's
    navigation names; `body`: a note's text without its front matter.
    """
    found = dict(_found(wiki))
    published = {was.note for was in wiki.ledger.urls.values()} if wiki.ledger else set()
    kept = {}
    for path, (kind, _) in found.items():
        why = _worth_keeping(wiki.notes[path], wiki, kind, known_fields(path), published)
        why = why or ("the site's navigation lists it" if path in listed else "")
        why = why or (_known_of(wiki.notes[path], wiki, body(path), found.keys()) if kind == "error page" else "")
        why = why or _unseen(wiki.notes[path], kind, body(path))
        if why:
            kept[path] = why
    _keep_what_is_asked_for(found.keys(), kept, wiki)
    return tuple(Leftover(path, kind, evidence, kept.get(path, "")) for path, (kind, evidence) in sorted(found.items()))


def _found(wiki: Wiki) -> Iterator[tuple[str, tuple[Kind, str]]]:
    seen: set[str] = set()
    for kind, check in _KINDS:
        for finding in check(wiki):
            if finding.path not in seen:
                seen.add(finding.path)
                yield finding.path, (kind, finding.message)
    for path, note in wiki.notes.items():
        if note.empty and path not in seen and path not in wiki.graph.redirects:
            yield path, ("stub", "the file is empty")


def _worth_keeping(
    note: Note, wiki: Wiki, kind: Kind, known_fields: Collection[str], published: Collection[str]
) -> str:
    """What a note is there for, though there is nothing to read in it."""
    tells = _says_something if kind == "stub" else _says_more_than_where_from
    parts = [folded(part) for part in note.path.split("/")]
    if any(part.startswith("_") or "template" in part or "템플릿" in part for part in parts):
        return "it looks like a template"
    if is_door(note) or is_moc(note):
        return "it stands for its folder"
    if f"tag:{note.stem.removeprefix('tags.')}" in wiki.graph.nodes and note.stem.startswith("tags."):
        return "a tag leads to it"
    held = {} if captured_error_page.is_answer(note) else note.front.data
    said = sorted(key for key, value in held.items() if key not in known_fields and tells(value))
    if said:
        return f"its front matter holds {', '.join(f'`{key}`' for key in said[:3])}"
    if note.roles.relations:
        return "its front matter relates it to other notes"
    return "its address was published; say first where its readers should go" if note.path in published else ""


def _known_of(note: Note, wiki: Wiki, body: str, found: Collection[str]) -> str:
    """What no program stores with a failed capture, and a person writes of one: code in a sentence, a table, a link inwards."""
    if _CODE.search(body):
        return "it holds code in a sentence"
    if _TABLE.search(body):
        return "it holds a table"
    in_graph = graph_sections(note)
    for goes in wiki.graph.resolutions.get(note.path, ()):
        link = note.links[goes.index]
        inwards = link.kind in ("wikilink", "embed") or (goes.resolved and not stands_for_folder(goes.resolved))
        if link.field is None and inwards and goes.resolved not in found and not in_graph(link):
            return f"it links to {link.target or link.raw}"
    return ""


def _unseen(note: Note, kind: Kind, body: str) -> str:
    """What a note says beside that by which it was found."""
    if kind == "error page":
        more = _explanation(note)
        return f'it also explains something: "{more}"' if more else ""
    if _CODE.search(body):
        return "it holds code in a sentence"
    more = _comment(body)
    return f'a comment in it says "{more}"' if more else ""


def _explanation(note: Note) -> str:
    """A sentence that tells of the concept, and not of the page, its reader or what went wrong; empty for none."""
    names = [folded(note.title), *(folded(alias.text) for alias in note.roles.aliases)]
    lines = [line.text for line in blocks(note)] if note.body.prose else [folded(note.body.excerpt)]
    return explanation(lines, names, refusal.fails)


def _comment(text: str) -> str:
    """What a comment in a text says, if it is more than a mark or the hint of a template; empty for none."""
    for found in _COMMENT.finditer(text):
        words = (found["html"] or found["obsidian"] or "").split()
        if len(words) > _FEW and not unwritten.says_nothing(" ".join(words)):
            return " ".join(words[:12])
    return ""


def _says_something(value: Json) -> bool:
    return value not in (None, "", False) and value not in ([], {})


def _says_more_than_where_from(value: Json) -> bool:
    """Not what every captured page carries: the address that was asked for, the moment, a number of the tool's own."""
    if isinstance(value, list):
        return any(_says_more_than_where_from(item) for item in value)
    if isinstance(value, str):
        return bool(value.strip()) and not _WHERE_FROM.fullmatch(value.strip())
    return isinstance(value, dict) and bool(value)


def _keep_what_is_asked_for(found: Collection[str], kept: dict[str, str], wiki: Wiki) -> None:
    """Keep what a note that stays links to, relates to or points on to; or what stands for notes below it."""
    asking: dict[str, set[str]] = {}
    for edge in wiki.graph.edges:
        if edge.target in found and edge.source != edge.target and edge.source in wiki.notes:
            asking.setdefault(edge.target, set()).add(edge.source)
    for path in _parents(wiki.notes, found):
        kept.setdefault(path, "it stands for the notes below it")
    for path in _reached(asking, [path for path in found if path not in kept], found, kept):
        by = sorted(source for source in asking[path] if source not in found or source in kept)
        more = f" and {counted(len(by) - 1, 'other note')} link" if len(by) > 1 else " links"
        kept[path] = f"{by[0]}{more} to it"


def _reached(
    asking: Mapping[str, Collection[str]], open_: Sequence[str], found: Collection[str], kept: Collection[str]
) -> Iterator[str]:
    """Of notes that may go those that one asks for which stays; each of them stays in turn, and makes others stay.

    Round after round in the given order, but only those are looked at for which a new note asks.
    """
    place = {path: at for at, path in enumerate(open_)}
    asked: dict[str, list[str]] = {}
    for path in open_:
        for source in asking.get(path, ()):
            asked.setdefault(source, []).append(path)
    stay = (path for path in open_ if any(one not in found or one in kept for one in asking.get(path, ())))
    queue = [(0, place[path]) for path in stay]
    seen = {at for _, at in queue}
    while queue:
        turn, at = heappop(queue)
        yield open_[at]
        for path in asked.get(open_[at], ()):
            if place[path] not in seen:
                seen.add(place[path])
                heappush(queue, (turn + (place[path] < at), place[path]))


def _parents(notes: Mapping[str, Note], found: Collection[str]) -> Iterator[str]:
    stems = {path.rpartition(".")[0]: path for path in found}
    for path in notes:
        name = path.rpartition(".")[0]
        for at, sign in enumerate(name):
            if sign in "./" and name[:at] in stems:
                yield stems[name[:at]]
