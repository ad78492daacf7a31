"""What readers may see (law 9). Where a note's own wish cannot be read, it is kept private."""

from __future__ import annotations

import re

from pipeline.model.globs import matcher
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.wiki import Wiki

_LONE = re.compile(r"[\ud800-\udfff]")


def public_notes(wiki: Wiki) -> dict[str, Note]:
    """The notes that readers may see, by path; redirects among them."""
    excluded = matcher(wiki.options.publish.exclude)
    return {
        path: note
        for path, note in wiki.notes.items()
        if not excluded(path) and _has_address(path) and is_public(note, wiki.options)
    }


def _has_address(path: str) -> bool:
    """Whether a URL can name a file; one whose name is not UTF-8 reads as lone surrogates."""
    return not _LONE.search(path)


def is_public(note: Note, options: Options) -> bool:
    """Whether a note itself, wherever it stands, lets itself be seen."""
    if note.unreadable is not None:
        return False
    if not options.publish.drafts and note.roles.status and note.roles.status.text.strip().casefold() == "draft":
        return False
    return note.roles.publish


def public_attachments(wiki: Wiki) -> frozenset[str]:
    """The attachments that a page may show."""
    excluded = matcher(wiki.options.publish.exclude)
    return frozenset(path for path in wiki.inventory.attachments if not excluded(path) and _has_address(path))
