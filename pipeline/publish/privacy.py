"""What readers may see (law 9). Where a note's own wish cannot be read, it is kept private."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model.frontmatter import Json
from pipeline.model.globs import matcher
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.wiki import Wiki

_YES = {"true", "yes", "on"}
_LONE = re.compile(r"[\ud800-\udfff]")
_UNKNOWN = {"syntax", "unclosed"}


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
    if note.unreadable is not None or (
        not note.front.data and any(fault.kind in _UNKNOWN for fault in note.front.faults)
    ):
        return False
    if not options.publish.drafts and note.roles.status and note.roles.status.text.strip().casefold() == "draft":
        return False
    return note.roles.publish and all(_says_yes(note.front.data, field) for field in options.roles.publish)


def _says_yes(data: Mapping[str, Json], field: str) -> bool:
    """True where the field is absent; a value that is neither yes nor no, such as `publish: never`, means no."""
    if field not in data:
        return True
    value = data[field]
    return value is None or value is True or (isinstance(value, str) and value.strip().casefold() in _YES)


def public_attachments(wiki: Wiki) -> frozenset[str]:
    """The attachments that a page may show."""
    excluded = matcher(wiki.options.publish.exclude)
    return frozenset(path for path in wiki.inventory.attachments if not excluded(path) and _has_address(path))
