"""The nodes and edges of the link graph. Every edge ends at a node; every note is a node (law 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.link.paths import joined, without
from pipeline.model.graph import Edge, EdgeKind, Node, NodeKind, Redirect, RelationEnd
from pipeline.model.link import Link, Resolution
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.source import Inventory
from pipeline.model.suffix import NOTE_SUFFIXES

NamedKind: TypeAlias = Literal["tag", "category", "missing"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An edge to something that is no file: a tag, a category, a note that does not exist."""

    source: str
    kind: EdgeKind
    named: NamedKind
    name: str
    line: int
    relation: str | None = None


def file_nodes(notes: Mapping[str, Note], inventory: Inventory, redirects: Mapping[str, Redirect]) -> Iterator[Node]:
    """A node for each note, attachment and old path."""
    for note in notes.values():
        yield Node(note.path, "redirect" if note.path in redirects else "note", note.title)
    for path in inventory.attachments:
        yield Node(path, "attachment", path.rpartition("/")[2])
    for redirect in redirects.values():
        if not redirect.is_note:
            yield Node(redirect.source, "redirect", redirect.source)


def named_nodes(mentions: Iterable[Mention]) -> Mapping[tuple[NamedKind, str], Node]:
    """One node for each tag, category and missing note by its folded name, called as it is most often written."""
    spellings: dict[tuple[NamedKind, str], Counter[str]] = {}
    for mention in mentions:
        spellings.setdefault((mention.named, folded(mention.name)), Counter())[mention.name] += 1
    nodes = {}
    for (kind, key), counted in spellings.items():
        name = min(counted, key=lambda name: (-counted[name], name))
        nodes[kind, key] = Node(f"{kind}:{name}", _node_kind(kind), name)
    return nodes


def _node_kind(kind: NamedKind) -> NodeKind:
    return kind


def link_edges(note: Note, resolutions: Iterable[Resolution]) -> Iterator[Edge | Mention]:
    """An edge for each link that leaves its place; one that only has a fragment stays in its note."""
    for link, resolution in zip(note.links, resolutions, strict=True):
        if resolution.status == "missing":
            name = wanted_name(link, note)
            if name:  # `[x]()` asks for nothing
                yield Mention(note.path, link.kind, "missing", name, link.place.line)
        elif resolution.resolved is not None and link.target:
            yield Edge(note.path, resolution.resolved, link.kind, link.place.line)


def wanted_name(link: Link, note: Note) -> str:
    """What a link that leads nowhere asks for: a path from the wiki's root, or a name; empty where it names nothing."""
    target = (link.target or "").strip()
    if link.kind in ("link", "image"):
        path = target.partition("?")[0]
        inside = joined("" if path.startswith("/") else note.folder, path)
        target = target if inside is None else inside or target
    return without(target, NOTE_SUFFIXES) or target


def label_edges(note: Note) -> Iterator[Mention]:
    """An edge to each tag and to the category of a note; a tag that stands there twice counts once."""
    seen: set[str] = set()
    for label in (*note.roles.tags, *note.body.tags):
        name = label.text.strip().lstrip("#")
        key = folded(name)
        if key and key not in seen:
            seen.add(key)
            yield Mention(note.path, "tag", "tag", name, label.place.line)
    category = note.roles.category
    if category and folded(category.text):
        yield Mention(note.path, "category", "category", category.text.strip(), category.place.line)


def relation_edges(relations: Iterable[RelationEnd]) -> Iterator[Edge | Mention]:
    """An edge for each typed relation, to what it names or to the note that is wanted."""
    for relation in relations:
        line = relation.place.line
        if relation.target is not None:
            yield Edge(relation.source, relation.target, "relation", line, relation.type)
        elif "://" not in relation.asked and folded(relation.asked):
            name = _bare(relation.asked)
            yield Mention(relation.source, "relation", "missing", name, line, relation.type)


def redirect_edges(redirects: Mapping[str, Redirect]) -> Iterator[Edge | Mention]:
    """An edge from each redirect to what it names directly inside the wiki."""
    for redirect in redirects.values():
        line = redirect.place.line if redirect.is_note else 0
        if redirect.first is not None:
            yield Edge(redirect.source, redirect.first, "redirect", line)
        elif redirect.address is None and folded(redirect.asked):
            yield Mention(redirect.source, "redirect", "missing", _bare(redirect.asked), line)


def _bare(name: str) -> str:
    return without(name.strip(), NOTE_SUFFIXES) or name.strip()
