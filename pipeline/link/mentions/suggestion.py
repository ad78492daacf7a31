"""A mention as a link, in the wiki's own dialect."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote

from pipeline.link.match import by_path
from pipeline.link.mentions.mentions import Mention
from pipeline.link.paths import without
from pipeline.link.resolve import Resolver
from pipeline.model.link import Link
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.place import TOP
from pipeline.model.suffix import NOTE_SUFFIXES

_SAFE = "/~!$&'*+,;=:@-._"
_UNWRITABLE = re.compile(r"[\[\]|#^\r\n\\]")


def suggestion(mention: Mention, resolver: Resolver) -> str | None:
    """What to write in place of a mention, the reader's words kept; None where no link can stand there, or its name means several notes."""
    if len(mention.targets) != 1 or not mention.is_whole:
        return None
    note, target = resolver.notes[mention.path], resolver.notes[mention.targets[0]]
    if not resolver.options.adds_wikilinks:
        return f"[{mention.text}]({quote(_address(note, target, resolver), safe=_SAFE)})"
    name = next(
        (name for name in _names(mention, note, target, resolver.options) if _leads(name, note, target, resolver)), None
    )
    if name is None or _UNWRITABLE.search(mention.text):
        return None
    if name == mention.text:
        return f"[[{name}]]"
    bar = "\\|" if mention.in_table else "|"
    ends = (mention.text, name) if resolver.options.dialect.label_first else (name, mention.text)
    return f"[[{bar.join(ends)}]]"


def _address(note: Note, target: Note, resolver: Resolver) -> str:
    """A Markdown link's, as the wiki counts it, where that leads there."""
    match = by_path(target.path, note.path, resolver.indexes, resolver.options)
    is_certain = match is not None and match.bucket.paths == (target.path,)
    if resolver.options.link_format == "absolute" and is_certain:
        return target.path
    return posixpath.relpath(target.path, note.folder or ".")


def _names(mention: Mention, note: Note, target: Note, options: Options) -> Iterator[str]:
    """As the wiki counts paths; as it is written, where a file is called so; else the title, the file's name, the path."""
    path = without(target.path, NOTE_SUFFIXES) or target.path
    if options.link_format == "absolute":
        yield path
    elif options.link_format == "relative":
        yield posixpath.relpath(path, note.folder or ".")
    yield from (name for name in (mention.text, target.title) if name == target.stem)
    yield from (target.title, target.stem, path, f"/{path}")


def _leads(name: str, note: Note, target: Note, resolver: Resolver) -> bool:
    if _UNWRITABLE.search(name):
        return False
    link = Link(TOP, "wikilink", f"[[{name}]]", name, None, None, False, "")
    found = resolver.resolved(link, note, -1)
    return found.status == "ok" and found.resolved == target.path and found.redirected_from is None
