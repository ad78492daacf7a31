"""Notes and old paths that only point on: what each of them names directly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.link.chains import followed
from pipeline.link.indexes import Indexes
from pipeline.link.match import by_address, by_id, by_name
from pipeline.link.old_paths import Became, OldPath
from pipeline.model.graph import Redirect
from pipeline.model.merged import is_merged
from pipeline.model.note import Label, Note
from pipeline.model.options import Options


def redirects(
    notes: Mapping[str, Note], old: Iterable[OldPath], indexes: Indexes, options: Options
) -> Mapping[str, Redirect]:
    """The redirects by source, followed to their end."""
    first_hops = {path.path: old_redirect(path, path.path, indexes, options) for path in old}
    for note in notes.values():
        redirect = _note_redirect(note, indexes, options)
        if redirect:
            first_hops[note.path] = redirect
    ended = followed(first_hops)
    return {source: ended[source] for source in sorted(ended)}


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
    if not is_merged(note) and not _only_points_on(note, first, indexes, options):
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


def old_redirect(old: OldPath, source: str, indexes: Indexes, options: Options) -> Redirect:
    """The first hop of an old path, or of a part of one."""
    became = old.became or Became(old.owner)
    first, fragment = _first(old, became, indexes, options)
    return Redirect(
        source,
        became.asked,
        first,
        None,
        (),
        circular=False,
        is_note=False,
        owner=old.owner,
        place=old.label.place,
        address=became.asked if became.outside else None,
        fragment=fragment,
    )


def _first(old: OldPath, became: Became, indexes: Indexes, options: Options) -> tuple[str | None, str | None]:
    """The path that is named, and the part of it."""
    if old.became is None:
        return old.owner, None
    if became.outside:
        return None, None
    if not became.is_name:
        match = by_address(became.asked, indexes)
        return (match.bucket.opened("") if match else None), became.fragment
    whole = by_name(became.asked, "", indexes, options)
    if whole:  # `C#` may be a name
        return whole.bucket.opened(""), None
    name, _, fragment = became.asked.partition("#")
    match = by_name(name.strip("/"), "", indexes, options)
    return (match.bucket.opened("") if match else None), fragment or None
