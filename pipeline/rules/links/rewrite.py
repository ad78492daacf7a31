"""Edits that make a link name something else, in its own dialect and spelling."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.model.diagnostic import Edit
from pipeline.model.link import Link
from pipeline.model.name import folded, nfc
from pipeline.model.suffix import bare, is_note
from pipeline.model.wiki import Wiki

_UNWRITABLE = frozenset("[]|#^\n\r\\")
"""Characters that end or split a wikilink."""
_INLINE = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>#?]+)[^<>]*>|(?P<bare>[^<>\s()#?]+)[^<>\s()]*)(?:\s[^()]*)?\)\Z", re.DOTALL
)
"""The destination of an inline Markdown link, to its end."""


@dataclass(frozen=True, slots=True)
class SureNames:
    """Folded stem → the only note whose file is called so; what every dialect and every tool resolves."""

    only: Mapping[str, str]

    @staticmethod
    def of(wiki: Wiki) -> SureNames:
        """The file names that one note has for itself."""
        owners: dict[str, list[str]] = {}
        for note in wiki.notes.values():
            owners.setdefault(folded(note.stem), []).append(note.path)
        return SureNames({stem: paths[0] for stem, paths in owners.items() if len(paths) == 1})

    def of_note(self, path: str, wiki: Wiki, source: str | None = None) -> str:
        """How a wikilink names a note for certain: the title where it spells the file name, else that, else the path.

        `source`: the note with the link; without it no name is counted from there.
        """
        note, form = wiki.notes[path], wiki.options.link_format
        is_only = self.only.get(folded(note.stem)) == path
        if form == "relative" and source is not None:
            counted = posixpath.relpath(bare(path), posixpath.dirname(source) or ".")
            return counted if is_only or counted.startswith("../") else f"./{counted}"
        if not is_only or form == "absolute":
            return bare(path)
        return note.title if folded(note.title) == folded(note.stem) else note.stem


def to_note(link: Link, source: str, final: str | None, wiki: Wiki, names: SureNames) -> Edit | None:
    """The edit that sends a link to a note, keeping the words that a reader sees."""
    if final is None or final not in wiki.notes:
        return None
    if link.kind in {"link", "image"}:
        return target(link, source, _address(link, source, final, wiki), wiki)
    name = names.of_note(final, wiki, source)
    words = None if link.kind == "embed" or link.label is not None else link.target
    return target(link, source, name, wiki, label=words)


def target(link: Link, source: str, new: str, wiki: Wiki, label: str | None = None) -> Edit | None:
    """The edit that makes a link name `new`; None where its shape does not allow it for certain.

    `label`: words to add, where the link has none of its own.
    """
    if link.field is not None:
        return None
    if link.kind in {"wikilink", "embed"}:
        return _wikilink(link, source, new, label, wiki.options.dialect.label_first)
    return _inline(link, source, new)


def _wikilink(link: Link, source: str, new: str, label: str | None, label_first: bool) -> Edit | None:
    opening, closing = link.raw.find("[["), link.raw.rfind("]]")
    if opening < 0 or closing < 0 or _UNWRITABLE & set(new) or _UNWRITABLE & set(label or ""):
        return None
    inner = link.raw[opening + 2 : closing]
    parts = re.split(r"(\\?\|)", inner, maxsplit=1)
    at = 2 if label_first and len(parts) == 3 else 0
    old, mark, fragment = parts[at].partition("#")
    parts[at] = old.replace(old.strip(), new) + mark + fragment if old.strip() else new + mark + fragment
    if label is not None and len(parts) == 1:
        pipe = r"\|" if link.in_table else "|"
        parts = [label, pipe, *parts] if label_first else [*parts, pipe, label]
    start = link.place.start + opening + 2
    return Edit(source, start, start + len(inner), "".join(parts))


def _inline(link: Link, source: str, new: str) -> Edit | None:
    found = _INLINE.search(link.raw)
    if found is None:
        return None
    shape = "angled" if found["angled"] else "bare"
    written = found[shape]
    spelt = (
        new
        if written == nfc(link.target or "") and not set(new) & set(" ()<>#?%")
        else quote(new, safe="/~!$&'*+,;=:@-._")
    )
    return Edit(source, link.place.start + found.start(shape), link.place.start + found.end(shape), spelt)


def _address(link: Link, source: str, final: str, wiki: Wiki) -> str:
    """The path of a note as a Markdown link writes it: from the root or from the note, with or without its ending."""
    asked = link.target or ""
    path = final if is_note(asked) else bare(final)
    if wiki.options.link_format == "absolute" and not asked.startswith(("/", "./", "../")):
        return path if posixpath.join(posixpath.dirname(source), final) not in wiki.notes else f"/{path}"
    return f"/{path}" if asked.startswith("/") else posixpath.relpath(path, posixpath.dirname(source) or ".")
