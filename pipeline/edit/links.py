"""Edits that send a link elsewhere, in the spelling that it has; what a reader sees stays."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.model.diagnostic import Edit
from pipeline.model.dialect import Dialect
from pipeline.model.link import Link
from pipeline.model.name import folded, nfc

_UNWRITABLE = frozenset("[]|#^\n\r\\")
"""Characters that end or split a wikilink."""
_SPLITTING = frozenset("[]|\n\r")
"""Those among them that do so in a fragment or a label."""
_PIPE = re.compile(r"\\?\|")
_INLINE = re.compile(
    r"\]\(\s*(?P<open><)?(?P<address>(?(open)[^<>\r\n]*|[^<>\s()]*(?:\([^<>\s()]*\)[^<>\s()]*)*))(?(open)>)"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)\Z"
)
"""The end of an inline Markdown link: its address and its title."""
_BY_REFERENCE = re.compile(r"(?P<shown>!?\[.*?\])(?:\[[^\[\]]*\])?\Z", re.DOTALL)
_SAFE = "/#~!$&'*+,;=:@-._"
_ENCODED = frozenset(" ()<>?%\\\"'\t\r\n")
_NOTE_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link is to go."""

    path: str
    """Of the file, relative to the wiki."""
    name: str
    """How a wikilink calls it for certain."""
    fragment: str | None = None
    """Without `#`, for a wikilink as a heading, for a Markdown link as an id; None for the top."""


def sent(link: Link, source: str, to: Destination, dialect: Dialect, home: str | None = None) -> Edit | None:
    """The edit that sends a link of a note to another file; None where the link's shape does not allow it for certain.

    `home`: the note in which the text will stand, where that is another one.
    """
    if link.kind in {"wikilink", "embed"}:
        words = _shown(link) if link.label is None and link.kind == "wikilink" else None
        keeps = words is None or folded(words) == folded(to.name)
        return wikilink(link, source, to.name, to.fragment, None if keeps else words, dialect)
    return address(link, source, path_as_written(link, home or source, to.path), to.fragment)


def _shown(link: Link) -> str:
    """The words of a wikilink without a label, as Obsidian joins them."""
    headings = [part for part in (link.fragment or "").split("#") if part]
    return " > ".join([link.target, *headings] if link.target else headings)


def wikilink(
    link: Link, source: str, name: str, fragment: str | None, label: str | None, dialect: Dialect
) -> Edit | None:
    """A wikilink or embed by its name (empty: the note itself) and fragment; `label` where it has none of its own."""
    opening, closing = link.raw.find("[["), link.raw.rfind("]]")
    if opening < 0 or closing < 0 or _UNWRITABLE & set(name) or _SPLITTING & {*(fragment or ""), *(label or "")}:
        return None
    inner = link.raw[opening + 2 : closing]
    target = name if fragment is None else f"{name}#{fragment}"
    start = link.place.start + opening + 2
    return Edit(source, start, start + len(inner), _with_target(inner, target, label, link.in_table, dialect))


def _with_target(inner: str, target: str, label: str | None, in_table: bool, dialect: Dialect) -> str:
    pipes = list(_PIPE.finditer(inner))
    if pipes:
        pipe = pipes[-1] if dialect.label_first else pipes[0]
        return inner[: pipe.end()] + target if dialect.label_first else target + inner[pipe.start() :]
    if label is None:
        return target
    pipe_sign = r"\|" if in_table else "|"
    return f"{label}{pipe_sign}{target}" if dialect.label_first else f"{target}{pipe_sign}{label}"


def address(link: Link, source: str, path: str, fragment: str | None) -> Edit | None:
    """A Markdown link by its address, as it is to be written; one by reference becomes an inline one."""
    written = path if fragment is None else f"{path}#{fragment}"
    found = _INLINE.search(link.raw)
    if found:
        spelt = written if found["open"] and not set(written) & set("<>\r\n\\") else _encoded(written)
        start = link.place.start
        return Edit(source, start + found.start("address"), start + found.end("address"), spelt)
    reference = _BY_REFERENCE.match(link.raw) if link.raw.endswith("]") else None
    if reference is None or link.field is not None:
        return None
    inline = f"{reference['shown']}({_encoded(written)})"
    return Edit(source, link.place.start, link.place.end, inline)


def _encoded(written: str) -> str:
    """An address that Markdown reads as one: as it is where it can be, else with percent signs."""
    return quote(written, safe=_SAFE) if set(written) & _ENCODED or written != nfc(written) else written


def path_as_written(link: Link, source: str, path: str) -> str:
    """A file's path as a link writes it: from the root or from the note, with or without the ending of a note."""
    asked = link.target or ""
    bare = path.lower().endswith(_NOTE_ENDINGS) and not asked.lower().endswith(_NOTE_ENDINGS)
    ending = ".html" if bare and asked.lower().endswith(".html") else ""
    written = path.rpartition(".")[0] + ending if bare else path
    if asked.startswith("/"):
        return f"/{written}"
    relative = posixpath.relpath(written, posixpath.dirname(source) or ".")
    return f"./{relative}" if asked.startswith("./") and not relative.startswith(".") else relative


def unlinked(link: Link, source: str) -> Edit | None:
    """The words of a link in its place; None for an image, and where what it shows is not plain."""
    if link.kind == "embed":
        return Edit(source, link.place.start, link.place.end, link.target or "")
    if link.kind == "wikilink":
        shown = link.label if link.label is not None else _shown(link)
        return Edit(source, link.place.start, link.place.end, shown.replace("|", r"\|") if link.in_table else shown)
    found = _INLINE.search(link.raw)
    if link.kind != "link" or found is None:
        return None
    return Edit(source, link.place.start, link.place.end, link.raw[1 : found.start()])
