"""The sections in which notes list the graph around them, and the links there that nothing answers to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import edit
from pipeline.edit.links import unlinked
from pipeline.merging.draft import Draft
from pipeline.model.diagnostic import Edit
from pipeline.model.graphsection import graph_sections
from pipeline.model.link import Link
from pipeline.model.name import folded
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki

_LINK = re.compile(r"\[\[[^\[\]\r\n]+\]\]")
_ROW = re.compile(rf"{_LINK.pattern}(?:\s*[,;·/]?\s*{_LINK.pattern})*")
"""Links with nothing but a comma or a blank between them."""
_NOTHING = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]*)?(?:[^\[\]]{1,60}[:：][*_ \t]*)?[\s,;·/.]*")
"""A line without links, or a label for some: `- Related:`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that graph sections ask for and that nothing bears."""

    name: str
    links: int
    notes: int


def unresolved(wiki: Wiki) -> dict[str, tuple[Link, ...]]:
    """Note → the wikilinks of its graph sections that lead nowhere."""
    found = {}
    for path, resolutions in wiki.graph.resolutions.items():
        note = wiki.notes[path]
        missing = [note.links[one.index] for one in resolutions if one.status == "missing"]
        named = [link for link in missing if link.kind == "wikilink" and link.target]
        links = tuple(filter(graph_sections(note), named)) if named else ()
        if links and path not in wiki.graph.redirects:
            found[path] = links
    return found


def wanted(of_notes: Iterable[tuple[str, tuple[Link, ...]]]) -> tuple[Wanted, ...]:
    """What is asked for, by demand."""
    links: Counter[str] = Counter()
    notes: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for path, some in of_notes:
        for link in some:
            name = folded(link.target or "")
            links[name] += 1
            notes.setdefault(name, set()).add(path)
            written.setdefault(name, (link.target or "").strip())
    order = sorted(links, key=lambda name: (-len(notes[name]), -links[name], name))
    return tuple(Wanted(written[name], links[name], len(notes[name])) for name in order)


def pruned(draft: Draft, keep_from: int | None) -> tuple[Draft, int]:
    """The draft without those links, and how many they were; `keep_from`: as many notes want what is left standing."""
    of_notes = unresolved(draft.wiki)
    kept = {folded(one.name) for one in wanted(of_notes.items()) if keep_from is not None and one.notes >= keep_from}
    texts: dict[str, Text | None] = {}
    count = 0
    for path, links in of_notes.items():
        gone = [link for link in links if folded(link.target or "") not in kept]
        text = draft.text(path)
        if gone and text is not None:
            count += len(gone)
            texts[path] = edit.apply(text, _cut(text, gone, path))
    return draft.having(texts), count


def _cut(text: Text, links: Iterable[Link], path: str) -> Iterator[Edit]:
    """Lines that hold nothing else go whole; of a row of links only some; amid words only the brackets."""
    by_line: dict[int, list[Link]] = {}
    for link in links:
        by_line.setdefault(link.place.line, []).append(link)
    for line, some in by_line.items():
        start = text.line_starts[line - 1]
        gone = {link.place.start - start: link for link in some}
        shorter = _shorter(text.lines[line - 1], gone)
        if not _NOTHING.fullmatch(shorter):
            yield Edit(path, start, start + len(text.lines[line - 1]), shorter)
        elif _has_children(text, line):
            yield from filter(None, (unlinked(link, path) for link in some))
        else:
            yield Edit(path, start, text.line_starts[line] if line < len(text.line_starts) else len(text.content), "")


def _shorter(line: str, gone: Mapping[int, Link]) -> str:
    """A line without some of its links, by their columns from 0."""
    rows = list(_ROW.finditer(line))
    for row in reversed(rows):
        links = list(_LINK.finditer(line, row.start(), row.end()))
        kept = [link for link in links if link.start() not in gone]
        if len(kept) == len(links):
            continue
        alone = _NOTHING.fullmatch(line[: row.start()]) and not line[row.end() :].strip(" \t.,;")
        if kept:
            gaps = {link.start(): line[before.end() : link.start()] for before, link in pairwise(links)}
            new = kept[0][0] + "".join(gaps[link.start()] + link[0] for link in kept[1:])
        else:
            new = "" if alone else "".join(_words(line, links, gone, row.end()))
        line = line[: row.start()] + new + line[row.end() :]
    return line


def _words(line: str, links: Sequence[re.Match[str]], gone: Mapping[int, Link], end: int) -> Iterator[str]:
    """What links say, and what stands between them."""
    for number, link in enumerate(links):
        label = gone[link.start()].label
        yield label if label is not None else (gone[link.start()].target or "")
        following = links[number + 1].start() if number + 1 < len(links) else end
        yield line[link.end() : following]


def _has_children(text: Text, line: int) -> bool:
    """Whether the lines below a list item belong to it."""
    if line >= len(text.lines):
        return False
    below, own = text.lines[line], text.lines[line - 1]
    return bool(below.strip()) and len(below) - len(below.lstrip()) > len(own) - len(own.lstrip())
