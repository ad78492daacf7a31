"""The link graph as plain values; `link.networkx_graph` makes a networkx graph of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.model.link import Resolution
from pipeline.model.place import Place

NodeKind: TypeAlias = Literal["note", "redirect", "attachment", "tag", "category", "missing"]
EdgeKind: TypeAlias = Literal["wikilink", "embed", "link", "image", "redirect", "tag", "category", "relation"]


@dataclass(frozen=True, slots=True)
class Node:
    """A node; its id is the path, `tag:x`, `category:x` or `missing:x`."""

    id: str
    kind: NodeKind
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes that exist."""

    source: str
    target: str
    kind: EdgeKind
    line: int = 0
    """From 1; 0 where it stands at no line."""
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """Something that only points on: a merged note, an old path."""

    source: str
    """Path of the redirect note, or the old path; of a section that moved `path#fragment`."""
    asked: str
    """What it names, as written."""
    first: str | None
    """The path it names directly, None where nothing is called that."""
    final: str | None
    """The canonical note at the end of the chain; None where it is broken or a circle."""
    chain: tuple[str, ...]
    """Every path on the way, the source first; of a circle each member once. A very long way is cut short."""
    circular: bool
    is_note: bool
    """False for an old path, where no file stands."""
    owner: str
    """The note that says so (the redirect itself, or the note with the old path), `mkdocs.yml` or a redirect map."""
    place: Place
    address: str | None = None
    """Where it leads outside of the wiki, as written; None where it leads to a note."""
    fragment: str | None = None
    """The part of the final note that is meant, as written; None for its top."""
    anchor: str | None = None
    """The id of that part on the page; None also where the note has no such part."""


@dataclass(frozen=True, slots=True)
class RelationEnd:
    """Where a typed relation of a note's front matter goes."""

    source: str
    type: str
    asked: str
    place: Place
    target: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkGraph:
    """Where every link goes."""

    resolutions: Mapping[str, tuple[Resolution, ...]]
    """Note path → one resolution for each of its links, in their order. Every note has an entry."""
    redirects: Mapping[str, Redirect]
    """By source."""
    relations: tuple[RelationEnd, ...]
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    """Sorted; every end is in `nodes` (law 7)."""
    backlinks: Mapping[str, tuple[Resolution, ...]]
    """Path of a note or attachment → the links that end there, by source and order."""
    shadowed: tuple[Redirect, ...] = ()
    """Redirects that nobody can reach, since a note or another redirect stands at their source; not followed."""
    sections: Mapping[str, Redirect] = field(default_factory=dict)
    """Parts of pages that moved: by source, `path#fragment`. What stands at the path itself stays."""
