"""Where in a note's text a link's target stands, and how another one is written there.

Everything around it stays: label, fragment, title, quoting, white space, the dialect's order.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from pipeline.model.diagnostic import Edit
from pipeline.model.dialect import Dialect
from pipeline.model.frontmatter import Field
from pipeline.model.link import Link
from pipeline.model.note import Note
from pipeline.model.place import TOP

Write: TypeAlias = Callable[[str], "str | None"]
"""A target as it is written in some place; None where it cannot stand there."""

_PIPE = re.compile(r"\\?\|")
_UNWRITABLE = re.compile(r"[\[\]|#^\r\n\\]|\A\s|\s\Z|\A\Z")
"""What ends or splits a wikilink, and names that begin or end in white space."""
_DESTINATION = r"(?:<(?P<angle>[^<>\r\n]*)>|(?P<plain>(?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*\))(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
_INLINE = re.compile(
    rf"\]\(\s*{_DESTINATION}(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)\Z", re.DOTALL
)
_DEFINITION = re.compile(
    rf"^[ >\t]*\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:\r?\n[ \t]*)?{_DESTINATION}", re.MULTILINE
)
_REFERENCE = re.compile(r"\]\[(?P<full>(?:[^\[\]\\]|\\.)*)\]\Z|\A!?\[(?P<short>(?:[^\[\]\\]|\\.)*)\]\Z", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]+:|//")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PLAIN = re.compile(r"/?[^\W\d_](?:[\w ./()+-]*[\w./()+-])?")
"""Text that YAML takes as it is, in block and in flow style alike."""
_UNQUOTABLE = re.compile(r"[\"'\\]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a note that holds a target and nothing else."""

    path: str
    start: int
    end: int
    write: Write

    def edit(self, target: str) -> Edit | None:
        """The edit that puts another target there."""
        written = self.write(target)
        return None if written is None else Edit(self.path, self.start, self.end, written)


@dataclass(frozen=True, slots=True)
class Definition:
    """`[label]: destination`."""

    label: str
    """As compared: whatever its letter case and white space."""
    label_start: int
    label_end: int
    start: int
    end: int
    written: str
    in_angles: bool


def slot(link: Link, note: Note, text: Callable[[str], str], dialect: Dialect, label: str | None = None) -> Slot | None:
    """Where a link's target stands; None where that is not certain. `label`: words to add to a wikilink without any.

    A query, as `?plain=1`, belongs to the target only where `link.target` has it.
    """
    if link.kind in ("wikilink", "embed"):
        found = _wikilink(link, note.path, dialect, label)
        return found if link.field is None or found is None else _within_field(found, note)
    if link.field is not None:
        return _bare(link, note)
    return _inline(link, note.path) or _defined(link, note, text(note.path))


def _wikilink(link: Link, path: str, dialect: Dialect, label: str | None) -> Slot | None:
    opening, closing = link.raw.find("[[") + 2, link.raw.rfind("]]")
    if opening < 2 or closing < opening:
        return None
    pipes = list(_PIPE.finditer(link.raw, opening, closing))
    begin, end = opening, pipes[0].start() if pipes else closing
    if dialect.label_first:
        begin, end = pipes[-1].end() if pipes else opening, closing
    lead = re.compile(rf"\s*(?:{dialect.name}://[^/\s]*/)?").match(link.raw, begin, end)
    begin = lead.end() if lead else begin
    mark = link.raw.find("#", begin, end)
    end = begin + len(link.raw[begin : mark if mark >= 0 else end].rstrip())
    bar = "\\|" if link.in_table else "|"

    def write(target: str) -> str | None:
        if _UNWRITABLE.search(target) or (label is not None and _UNWRITABLE.search(label)):
            return None
        if label is None or pipes or mark >= 0:
            return target
        return f"{label}{bar}{target}" if dialect.label_first else f"{target}{bar}{label}"

    return Slot(path, link.place.start + begin, link.place.start + end, write)


def _within_field(inner: Slot, note: Note) -> Slot | None:
    """A wikilink in a text of the front matter: what is written must not end the text's quoting."""
    field = scalar_at(note, inner.start, inner.end)
    if field is None:
        return None

    def write(target: str) -> str | None:
        written = inner.write(target)
        safe = written is not None and (_PLAIN.fullmatch(target) or (field.kind == "quoted" and _is_quotable(target)))
        return written if safe else None

    return Slot(inner.path, inner.start, inner.end, write)


def _bare(link: Link, note: Note) -> Slot | None:
    """A text of the front matter that is itself an address."""
    field = scalar_at(note, link.place.start, link.place.end)
    path = link.raw.partition("#")[0]
    encoded = unquote(path) == link.target and path != link.target
    found = in_field(field, note.path, path) if field and unquote(path).strip() == link.target else None
    if found is None:
        return None
    return Slot(found.path, found.start, found.end, lambda target: found.write(_encoded(target) if encoded else target))


def in_field(field: Field, path: str, text: str, raw: str | None = None) -> Slot | None:
    """The stretch of a front-matter value that holds a text, for another text in its quotes or, if need be, in new ones.

    `raw`: a list in brackets as it is written, which an unquoted `[[link]]` is to YAML.
    """
    raw = field.raw or raw or ""
    at = raw.find(text) if text else -1
    if at < 0 or field.kind not in ("plain", "quoted", "list"):
        return None

    def write(new: str) -> str | None:
        if _PLAIN.fullmatch(new) or (field.kind == "quoted" and _is_quotable(new)):
            return raw[:at] + new + raw[at + len(text) :]
        return f'"{raw[:at]}{new}{raw[at + len(text) :]}"' if field.kind != "quoted" and _is_quotable(new) else None

    return Slot(path, field.value.start, field.value.end, write)


def _is_quotable(text: str) -> bool:
    return text.isprintable() and _UNQUOTABLE.search(text) is None


def scalar_at(note: Note, start: int, end: int) -> Field | None:
    """The front-matter scalar that holds a stretch; of a list in brackets, as the unquoted `[[link]]`, the list."""
    around = [field for field in note.front.fields if field.value.start <= start and end <= field.value.end]
    return min(around, key=lambda field: field.value.end - field.value.start, default=None)


def _inline(link: Link, path: str) -> Slot | None:
    at = link.raw.rfind("](")
    while at >= 0:
        found = _INLINE.match(link.raw, at)
        if found:
            group = "plain" if found["angle"] is None else "angle"
            slot = _destination(path, link.place.start + found.start(group), found[group], group == "angle", link)
            if slot:
                return slot
        at = link.raw.rfind("](", 0, at)
    return None


def _defined(link: Link, note: Note, source: str) -> Slot | None:
    """The destination in the definition that a reference link names."""
    found = _REFERENCE.search(link.raw)
    if found is None:
        return None
    asked = compared(found["full"] or found["short"] or link.raw[link.raw.find("[") + 1 : link.raw.rfind("][")])
    definition = next((each for each in definitions(note, source) if each.label == asked), None)
    return None if definition is None else definition_slot(definition, note.path, link)


def definition_link(definition: Definition) -> Link:
    """What a definition alone would be as a link."""
    path, mark, fragment = html.unescape(_ESCAPE.sub(r"\1", definition.written)).partition("#")
    external = _SCHEME.match(path) is not None
    return Link(TOP, "link", "", unquote(path) or None, unquote(fragment) if mark else None, None, external, "")


def definition_slot(definition: Definition, path: str, link: Link) -> Slot | None:
    """The destination of a definition that gives a link its target."""
    return _destination(path, definition.start, definition.written, definition.in_angles, link)


def definitions(note: Note, source: str) -> Iterator[Definition]:
    """The reference definitions of a note's body; those that only look so, in a fence, are none."""
    for found in _DEFINITION.finditer(source, note.body.place.start):
        group = "plain" if found["angle"] is None else "angle"
        if not any(fence.place.start <= found.start("label") < fence.place.end for fence in note.snippets):
            yield Definition(
                compared(found["label"]), *found.span("label"), *found.span(group), found[group], group == "angle"
            )


def compared(label: str) -> str:
    """A reference label as CommonMark compares it."""
    return " ".join(label.casefold().split())


def _destination(path: str, start: int, written: str, in_angles: bool, link: Link) -> Slot | None:
    """A destination up to its fragment, or its query; None where it does not say what the link says."""
    address = written.partition("#")[0]
    if not _says(address, link.target):
        address = address.partition("?")[0]
        if not _says(address, link.target):
            return None
    encodes = address.isascii() and not (link.target or "").isascii()

    def write(target: str) -> str:
        return _encoded(target, " " if in_angles else "", ascii_only=encodes, in_table=link.in_table)

    return Slot(path, start, start + len(address), write)


def _says(address: str, target: str | None) -> bool:
    plain = html.unescape(_ESCAPE.sub(r"\1", address))
    return target in (unquote(plain), plain)


def _encoded(target: str, kept: str = "", *, ascii_only: bool = False, in_table: bool = False) -> str:
    """A path as a destination: percent-encoded where a character would end it or mean something else."""

    also = ("|" if in_table else "") + ("&" if html.unescape(target) != target else "")

    def code(char: str) -> str:
        hard = char in "%#?\\<>()\"'" or (char.isspace() and char not in kept) or not char.isprintable()
        hard = hard or char in also or (ascii_only and not char.isascii())
        return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass")) if hard else char

    return "".join(map(code, target))
