"""Notes and old paths that only point on: followed to their end, chains flattened, circles kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.link.indexes import Indexes
from pipeline.link.match import Match, by_id, by_name
from pipeline.link.paths import PAGE_SUFFIXES, joined, without
from pipeline.model.graph import Redirect
from pipeline.model.name import folded
from pipeline.model.note import Label, Note
from pipeline.model.options import Options
from pipeline.model.place import TOP

MERGED = frozenset({"merged", "redirect", "redirected"})
"""The statuses that say of a note that it only points on."""
CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class OldPath:
    """A path at which a note once stood."""

    path: str
    owner: str
    """The note that says so, or `mkdocs.yml`."""
    label: Label
    target: str | None
    """What the configuration says it became; None: the owner."""


def old_paths(notes: Mapping[str, Note], options: Options) -> Iterator[OldPath]:
    """Every old path, the configuration's first, then by note."""
    for path, target in sorted(options.redirects.items()):
        inside = joined("", path)
        if inside:
            yield OldPath(inside, CONFIGURATION, Label(target, TOP), target)
    for note in notes.values():
        for label in note.roles.old_paths:
            path = label.text.partition("#")[0]
            inside = joined(note.folder if path.startswith(("./", "../")) else "", path)
            if inside:
                yield OldPath(inside, note.path, label, None)


def reachable(old: Iterable[OldPath], indexes: Indexes) -> tuple[list[OldPath], list[OldPath]]:
    """The old paths that a link can reach, and those at which a file or another old path stands already."""
    reached: dict[str, OldPath] = {}
    shadowed: list[OldPath] = []
    for path in old:
        if path.path in reached or _stands_there(path.path, indexes):
            shadowed.append(path)
        else:
            reached[path.path] = path
    return list(reached.values()), shadowed


def redirects(
    notes: Mapping[str, Note], old: Iterable[OldPath], indexes: Indexes, options: Options
) -> Mapping[str, Redirect]:
    """The redirects by source, followed to their end."""
    first_hops = {path.path: old_redirect(path, indexes, options) for path in old}
    for note in notes.values():
        redirect = _note_redirect(note, indexes, options)
        if redirect:
            first_hops[note.path] = redirect
    followed = _followed(first_hops)
    return {source: followed[source] for source in sorted(followed)}


def declared_target(note: Note) -> Label | None:
    """What a note names as the note to read in its place."""
    return note.roles.duplicate_of or note.roles.canonical


def named_by(note: Note, asked: str, indexes: Indexes, options: Options) -> str | None:
    """The path that a front-matter field names, which is another note's if any other is called so."""
    match = by_id(asked, note.folder, indexes, options)
    if match is None:
        return None
    opened = match.bucket.opened(note.folder)
    if opened != note.path:
        return opened
    return next((path for path in match.bucket.paths if path != note.path), opened)


def _note_redirect(note: Note, indexes: Indexes, options: Options) -> Redirect | None:
    label = declared_target(note)
    if label is None:
        return None
    first = named_by(note, label.text, indexes, options)
    if first == note.path and note.roles.duplicate_of is None:
        return None
    merged = note.roles.status is not None and folded(note.roles.status.text) in MERGED
    if not merged and not _only_points_on(note, first, indexes, options):
        return None
    return Redirect(
        note.path, label.text, first, None, (), circular=False, is_note=True, owner=note.path, place=label.place
    )


def _only_points_on(note: Note, first: str | None, indexes: Indexes, options: Options) -> bool:
    """Whether the body holds nothing but, at most, one sentence with one link to the declared note."""
    body = note.body
    links = [link for link in body.links if link.field is None]
    if body.snippets or len(links) > 1:
        return False
    if not links:
        return body.words == 0
    target = links[0].target
    match = by_name(target, note.folder, indexes, options) if target and first else None
    leads_there = match is not None and first in match.bucket.paths
    return leads_there and body.words <= len(links[0].sentence.split())


def old_redirect(old: OldPath, indexes: Indexes, options: Options) -> Redirect:
    """The first hop of an old path."""
    first: str | None = old.owner
    if old.target is not None:
        match = _configured(old.target, indexes, options)
        first = match.bucket.opened("") if match else None
    asked = old.owner if old.target is None else old.target
    return Redirect(
        old.path, asked, first, None, (), circular=False, is_note=False, owner=old.owner, place=old.label.place
    )


def _configured(target: str, indexes: Indexes, options: Options) -> Match | None:
    """What the configuration's redirects name: a path, an id or a name; a fragment is left to the page."""
    return by_name(target, "", indexes, options) or by_name(target.partition("#")[0].strip("/"), "", indexes, options)


def _stands_there(path: str, indexes: Indexes) -> bool:
    """Whether a file has this very path, or a note the page's address; another letter case is another path."""
    files, stems, _ = indexes.paths
    found = files.find(path) or stems.find(without(path, PAGE_SUFFIXES) or path)
    return found is not None and found.exact


def _followed(first_hops: Mapping[str, Redirect]) -> Mapping[str, Redirect]:
    """Each redirect with its chain and its end. Every source is walked once."""
    done: dict[str, Redirect] = {}
    for source in first_hops:
        for step in reversed(_undone(source, first_hops, done)):
            done[step] = _ended(first_hops[step], first_hops, done)
    return done


def _undone(source: str, first_hops: Mapping[str, Redirect], done: Mapping[str, Redirect]) -> list[str]:
    walk: dict[str, None] = {}
    at: str | None = source
    while at is not None and at in first_hops and at not in done and at not in walk:
        walk[at] = None
        at = first_hops[at].first
    return list(walk)


def _ended(redirect: Redirect, first_hops: Mapping[str, Redirect], done: Mapping[str, Redirect]) -> Redirect:
    first = redirect.first
    if first is None:
        return replace(redirect, chain=(redirect.source,))
    if first not in first_hops:
        return replace(redirect, chain=(redirect.source, first), final=first)
    onward = done.get(first)
    if onward is None or onward.circular:
        return replace(redirect, chain=_circle(redirect.source, first_hops), circular=True)
    return replace(redirect, chain=(redirect.source, *onward.chain), final=onward.final)


def _circle(source: str, first_hops: Mapping[str, Redirect]) -> tuple[str, ...]:
    """The way from a source into its circle, each member once."""
    way: dict[str, None] = {}
    at: str | None = source
    while at is not None and at not in way:
        way[at] = None
        at = first_hops[at].first
    return tuple(way)
