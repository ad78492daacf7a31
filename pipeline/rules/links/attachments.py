"""Links to files that are no notes, and what kind of file they ask for."""

from __future__ import annotations

import posixpath
import re

from pipeline.model.link import Link
from pipeline.model.options import Options

_NOTES = frozenset({".md", ".markdown", ".html", ".htm"})
_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{0,5}")
_MEDIA = frozenset(
    {".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
    | {".flac", ".m4a", ".mp3", ".ogg", ".wav", ".webm", ".3gp", ".mkv", ".mov", ".mp4", ".ogv"}
    | {".pdf", ".canvas", ".base"}
)
"""What Obsidian opens beside notes; in a name, `.js` or `.net` may be part of what a note is called."""


def kind(link: Link, options: Options) -> str:
    """The extension, with its point and in lower case, of the file that a link asks for; empty where that is a note."""
    target = (link.target or "").rstrip("/")
    extension = posixpath.splitext(target)[1].lower()
    if extension in _NOTES or not _EXTENSION.fullmatch(extension):
        return ""
    by_name = link.kind in {"wikilink", "embed"} or options.dialect.dotted_folders
    return extension if link.kind == "image" or not by_name or extension in _MEDIA else ""
