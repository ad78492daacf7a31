"""No note and no canvas uses an attachment.

## Why

It is copied and backed up with the wiki, and no reader ever meets it.

## Wrong

`assets/old-diagram.png`, which no note embeds or links to.

## Right

The file deleted, or embedded where it belongs. Pictures, sound, films and PDF files are meant, and files of a kind that notes use
elsewhere; a licence, a script or a setting beside the notes is none of their business.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.globs import matches
from pipeline.model.note import Note
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule

_SHOWN = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "avif",
        "bmp",
        "tif",
        "tiff",
        "heic",
        "ico",
        "pdf",
        "mp3",
        "wav",
        "ogg",
        "oga",
        "opus",
        "m4a",
        "flac",
        "mp4",
        "m4v",
        "webm",
        "ogv",
        "mov",
        "mkv",
    ]
)
"""What a page shows."""


def check(wiki: Wiki) -> Iterator[Finding]:
    fixtures, used = wiki.options.snippets.fixtures, wiki.graph.backlinks
    kinds = _SHOWN | {_kind(path) for path in wiki.inventory.attachments if used.get(path)} - {""}
    drawn = (card.said for canvas in wiki.canvases.values() for card in canvas.cards)
    read = frozenset((*(path for note in wiki.notes.values() for path in _read(note)), *drawn))
    for path in wiki.inventory.attachments:
        if not used.get(path) and path not in read and _kind(path) in kinds and not matches(f"/{fixtures}/", path):
            yield Finding(path, TOP, "no note uses this file")


def _read(note: Note) -> Iterator[str]:
    """Where the data files lie that the snippets of a note read."""
    for snippet in note.snippets:
        for name in snippet.data:
            yield from (name, f"{note.folder}/{name}".lstrip("/"))


def _kind(path: str) -> str:
    """The suffix, without its dot."""
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""


RULE = Rule("LNK008", "unused-attachment", "info", check, __doc__, since="0.1.0", status="preview")
