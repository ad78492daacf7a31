"""A note's text as a section of another: under a heading that says where it is from, with nothing that clashes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline import edit
from pipeline.dedupe.licences import licence
from pipeline.edit.links import address
from pipeline.model.diagnostic import Edit
from pipeline.model.heading import Heading
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.text import Text

_HASHES = re.compile(r"#{1,6}")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*(?:\r\n?|\n|\Z)"
)
_LINE_END = re.compile(r"\r\n?|\n")
LEVEL = 2
"""Of the heading that marks a section."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is appended, and what became of the parts that a fragment can name."""

    heading: str
    """Text of the heading that marks it."""
    text: str
    """With LF for line ends; begins with the heading."""
    headings: tuple[str, ...]
    """Slugs in the old note of the headings that follow, in order."""
    top: tuple[str, ...]
    """Slugs in the old note that now mean the whole section."""
    blocks: tuple[tuple[str, str], ...]
    """Old and new id of each block."""


def section(
    note: Note, text: Text, moved: Iterable[Edit], blocks: Collection[str], footnotes: Collection[str]
) -> Section:
    """A note's text as a section. `moved`: edits of its links; `blocks`, `footnotes`: ids that are taken already."""
    title = _title(note, text)
    kept = [heading for heading in note.body.headings if heading is not title]
    ids = dict(_renamed(note, blocks))
    edits = [*moved, *_inlined(note), *_demoted(kept, text), *_blocks(note, text, ids), *_labels(note, text, footnotes)]
    start = title.place.end if title else note.body.place.start
    piece = _after(text, edits, start)
    heading = f"Merged: {' '.join(note.title.split())} ({note.path})"
    body = _LINE_END.sub("\n", piece).strip("\n")
    return Section(
        heading,
        f"{'#' * LEVEL} {heading}\n\n{provenance(note)}\n\n{body}\n",
        tuple(heading.slug for heading in kept),
        (title.slug,) if title else (),
        tuple(ids.items()),
    )


def provenance(note: Note) -> str:
    """A comment that says what came from where; readers do not see it."""
    facts = (
        ("aliases", [alias.text for alias in note.roles.aliases]),
        ("tags", [tag.text for tag in note.roles.tags]),
        ("sources", list(note.roles.sources)),
        ("licence", [found] if (found := licence(note)) else []),
    )
    said = "; ".join(f"{name}: {', '.join(values)}" for name, values in facts if values)
    plain = " ".join(f"merged from {note.path}{f'; {said}' if said else ''}".split())
    return f"<!-- {plain.replace('--', '—').replace('>', '›')} -->"


def _title(note: Note, text: Text) -> Heading | None:
    """The heading at the very top that repeats the note's title."""
    first = next(iter(note.body.headings), None)
    if first is None or first.level != 1 or folded(first.text) != folded(note.title):
        return None
    return first if not text.content[note.body.place.start : first.place.start].strip() else None


def _after(text: Text, edits: Sequence[Edit], start: int) -> str:
    """The rest of a text from an offset, with its edits."""
    rest = Text(text.content[start:])
    shifted = [Edit(one.path, one.start - start, one.end - start, one.text) for one in edits if one.start >= start]
    return edit.apply(rest, shifted).content


def _inlined(note: Note) -> Iterator[Edit]:
    """External links by reference, with their address in them; internal ones are sent anew anyway."""
    for link in note.links:
        if link.external and link.field is None and link.kind in {"link", "image"} and link.raw.endswith("]"):
            edited = address(link, note.path, link.target or "", None)
            if edited:
                yield edited


def _demoted(headings: Sequence[Heading], text: Text) -> Iterator[Edit]:
    """Headings below the one that marks the section."""
    by = max(0, LEVEL + 1 - min((heading.level for heading in headings), default=6))
    for heading in headings:
        start, end = heading.place.start, heading.place.end
        hashes = "#" * min(6, heading.level + by)
        written = _HASHES.match(text.content, start, end)
        if written:
            yield Edit("", start, written.end(), hashes)
        else:
            yield from _as_atx(text.content[start:end], start, hashes)


def _as_atx(raw: str, start: int, hashes: str) -> Iterator[Edit]:
    """A heading with a line below it as one with hashes before it."""
    *breaks, last = _LINE_END.finditer(raw)
    yield Edit("", start, start, f"{hashes} ")
    yield from (Edit("", start + found.start(), start + found.end(), " ") for found in breaks)
    yield Edit("", start + last.start(), start + len(raw), "")


def _renamed(note: Note, taken: Collection[str]) -> Iterator[tuple[str, str]]:
    used = {folded(id_) for id_ in taken}
    for block in note.body.blocks:
        new = _unused(block.id, used)
        used.add(folded(new))
        yield block.id, new


def _unused(name: str, used: Collection[str]) -> str:
    number, new = 1, name
    while folded(new) in used:
        number += 1
        new = f"{name}-{number}"
    return new


def _blocks(note: Note, text: Text, ids: dict[str, str]) -> Iterator[Edit]:
    for block in note.body.blocks:
        at = text.content.rfind(f"^{block.id}", block.place.start, block.place.end + 1)
        if ids[block.id] != block.id and at >= 0:
            yield Edit("", at + 1, at + 1 + len(block.id), ids[block.id])


def footnotes_of(text: str) -> frozenset[str]:
    """Labels of footnotes, as they are compared."""
    return frozenset(folded(found[1]) for found in _FOOTNOTE.finditer(text))


def _labels(note: Note, text: Text, taken: Collection[str]) -> Iterator[Edit]:
    """Footnotes under labels of their own; definitions of links, which are inline now, go."""
    begin = note.body.place.start
    code = [(snippet.place.start, snippet.place.end) for snippet in note.snippets]
    names: dict[str, str] = {}
    for found in _FOOTNOTE.finditer(text.content, begin):
        label = folded(found[1])
        if label in taken and not _inside(found.start(), code):
            names.setdefault(label, _unused(found[1], {*taken, *map(folded, names.values())}))
            yield Edit("", found.start(1), found.end(1), names[label])
    for start in (start for start in text.line_starts if start >= begin):
        definition = _DEFINITION.match(text.content, start)
        if definition and not _inside(start, code):
            yield Edit("", start, definition.end(), "")


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
