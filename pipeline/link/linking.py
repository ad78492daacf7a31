"""The linker: every link of every note, resolved, and the graph that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from pipeline.link.chains import followed_parts
from pipeline.link.edges import (
    Mention,
    NamedKind,
    file_nodes,
    label_edges,
    link_edges,
    named_nodes,
    redirect_edges,
    relation_edges,
)
from pipeline.link.ends import Ends
from pipeline.link.fragments import Anchors, anchors
from pipeline.link.indexes import indexes, old_path_tables
from pipeline.link.match import by_name
from pipeline.link.old_paths import old_paths, reachable
from pipeline.link.redirects import old_redirect, redirects
from pipeline.link.resolve import Resolver
from pipeline.model.graph import Edge, LinkGraph, Node, Redirect, RelationEnd
from pipeline.model.link import Resolution
from pipeline.model.name import NameTable, folded
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Inventory

Key = TypeVar("Key")


def link(notes: Mapping[str, Note], inventory: Inventory, names: NameTable, options: Options) -> LinkGraph:
    """Resolve every link. The order in which notes come changes nothing (law 1)."""
    resolver, shadowed = linker(notes, inventory, names, options)
    ordered, reached = resolver.notes, resolver.ends.redirects
    resolutions = {
        path: tuple(resolver.resolve(note, link) for link in range(len(note.links))) for path, note in ordered.items()
    }
    relations = tuple(end for note in ordered.values() for end in _relations(note, resolver))
    nodes, edges = _graph(ordered, inventory, reached, resolutions, relations)
    parts = {part.source: part for part in resolver.parts.values()}
    backlinks = _backlinks(resolutions.values())
    return LinkGraph(resolutions, reached, relations, nodes, edges, backlinks, shadowed, parts)


def linker(
    notes: Mapping[str, Note], inventory: Inventory, names: NameTable, options: Options
) -> tuple[Resolver, tuple[Redirect, ...]]:
    """What resolves a wiki's links, and the old paths that none of them can reach."""
    ordered = {path: notes[path] for path in sorted(notes)}
    files = indexes(ordered, inventory, names)
    find = _finder(ordered)
    reach = reachable(old_paths(ordered, options), files, lambda path, part: find(path, part) is not None)
    tables = replace(files, old=old_path_tables(path.path for path in reach.pages))
    reached = redirects(ordered, reach.pages, tables, options)
    hops = {key: old_redirect(old, f"{key[0]}#{old.part}", tables, options) for key, old in reach.parts.items()}
    parts = followed_parts(hops, reached)
    resolver = Resolver(ordered, tables, Ends(_anchored(reached, find)), options, _anchored(parts, find))
    return resolver, tuple(old_redirect(old, old.source, tables, options) for old in reach.shadowed)


def _finder(notes: Mapping[str, Note]) -> Callable[[str, str], str | None]:
    """Finds the id of a heading or block on a note's page; an attachment has none."""
    known: dict[str, Anchors] = {}

    def find(path: str, fragment: str) -> str | None:
        if path not in known and path in notes:
            known[path] = anchors(notes[path])
        return known[path].find(fragment) if path in known else None

    return find


def _anchored(redirects: Mapping[Key, Redirect], find: Callable[[str, str], str | None]) -> Mapping[Key, Redirect]:
    """Redirects with the ids on the pages where they end."""
    return {
        key: replace(redirect, anchor=find(redirect.final, redirect.fragment))
        if redirect.final is not None and redirect.fragment is not None
        else redirect
        for key, redirect in redirects.items()
    }


def _relations(note: Note, resolver: Resolver) -> Iterator[RelationEnd]:
    for relation in note.roles.relations:
        label = relation.target
        match = by_name(label.text, note.folder, resolver.indexes, resolver.options) if folded(label.text) else None
        end = resolver.ends.opened(match.bucket, note.folder) if match else None
        candidates = resolver.ends.meaning(match.bucket).candidates if match else ()
        yield RelationEnd(note.path, relation.type, label.text, label.place, end.path if end else None, candidates)


def _graph(
    notes: Mapping[str, Note],
    inventory: Inventory,
    reached: Mapping[str, Redirect],
    resolutions: Mapping[str, tuple[Resolution, ...]],
    relations: Iterable[RelationEnd],
) -> tuple[Mapping[str, Node], tuple[Edge, ...]]:
    found: list[Edge | Mention] = [*redirect_edges(reached), *relation_edges(relations)]
    for path, note in notes.items():
        found.extend(link_edges(note, resolutions[path]))
        found.extend(label_edges(note))
    named = named_nodes(item for item in found if isinstance(item, Mention))
    nodes = {node.id: node for node in (*named.values(), *file_nodes(notes, inventory, reached))}
    edges = [_edge(item, named) if isinstance(item, Mention) else item for item in found]
    return {id_: nodes[id_] for id_ in sorted(nodes)}, tuple(sorted(edges, key=_edge_order))


def _edge(mention: Mention, named: Mapping[tuple[NamedKind, str], Node]) -> Edge:
    node = named[mention.named, folded(mention.name)]
    return Edge(mention.source, node.id, mention.kind, mention.line, mention.relation)


def _edge_order(edge: Edge) -> tuple[str, int, str, str, str]:
    return edge.source, edge.line, edge.target, edge.kind, edge.relation or ""


def _backlinks(resolutions: Iterable[tuple[Resolution, ...]]) -> Mapping[str, tuple[Resolution, ...]]:
    """Links by where they end; a note's links to itself are none."""
    found: dict[str, list[Resolution]] = {}
    for of_note in resolutions:
        for resolution in of_note:
            if resolution.resolved is not None and resolution.resolved != resolution.source:
                found.setdefault(resolution.resolved, []).append(resolution)
    return {path: tuple(found[path]) for path in sorted(found)}
