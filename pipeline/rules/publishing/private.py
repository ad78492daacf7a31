"""Which notes the site leaves out, and by what they ask for it."""

from __future__ import annotations

from pipeline.model.globs import matcher
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.wiki import Wiki


def private_notes(wiki: Wiki) -> dict[str, str]:
    """Path → why the note is private, in words."""
    excluded = matcher(wiki.options.publish.exclude)
    each = ((path, why_private(note, wiki.options)) for path, note in wiki.notes.items())
    return {path: "by exclude_publish" if excluded(path) else why for path, why in each if why or excluded(path)}


def why_private(note: Note, options: Options) -> str:
    """What in the note itself keeps it out of the site; empty where nothing does."""
    if note.unreadable is not None:
        return "since it cannot be read"
    status = note.roles.status
    if not options.publish.drafts and status is not None and folded(status.text) == "draft":
        return f'by its status "{status.text}"'
    return "" if note.roles.publish else f"by {_field(note, options)}"


def _field(note: Note, options: Options) -> str:
    """The fields that may have said so, as they are written."""
    names = {name.casefold() for name in (*options.roles.publish, *options.roles.published, *options.roles.draft)}
    fields = [
        f'"{field.pointer[0]}: {field.raw}"'
        for field in note.front.fields
        if len(field.pointer) == 1 and field.raw is not None and str(field.pointer[0]).casefold() in names
    ]
    return " and ".join(fields) or "what its front matter says, or seems to say"
