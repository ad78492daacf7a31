"""Notes by several facets at once: plain lists without a script, boxes to tick with one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from pipeline.model.frontmatter import Json
from pipeline.model.page import INDEXES, Page
from pipeline.publish.address import quoted, relative
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import Leaf, Line, Stretch, Way, pages
from pipeline.publish.indexes.tree import facet_title, shelf_title
from pipeline.publish.shelf import Facet, Shelf
from pipeline.publish.wording.letters import name_order

PATH = f"{INDEXES}/filter.md"
_MOST = 24
"""Values of a facet that can be ticked, those of most notes; more are no choice."""


def filter_pages(
    edition: Edition, path: str, above: tuple[Way, ...], free: FreePaths
) -> tuple[tuple[Page, ...], Mapping[str, str]]:
    """A page with the values of every facet, each a link to its notes; and the file that the boxes work with."""
    data = free.next_file(path.removesuffix(".md") + ".js")
    leaf = Leaf(path, edition.words.index.filter, above, tuple(_stretches(edition)), lead=_lead(edition, path, data))
    return pages(leaf, edition.words, free), {data: _data(edition)}


def _stretches(edition: Edition) -> Iterator[Stretch]:
    number = 0
    for facet in edition.facets.values():
        chosen = _chosen(facet)
        lines = tuple(
            Line(Way(shelf_title(shelf, facet), shelf.address), edition.words.notes(len(shelf.notes)))
            for shelf in chosen
        )
        css = f"wm-choices wm-choices--from-{number}"
        yield Stretch(lines, f"facet-{facet.id}", facet_title(edition, facet.id), css)
        number += len(chosen)


def _lead(edition: Edition, path: str, data: str) -> str:
    """Where the script shows what fits, and what it needs for that."""
    said, address = edition.words, path.removesuffix(".md") + ".html"
    words = {
        "none": said.index.filter_none,
        "more": said.index.filter_more,
        "clear": said.index.filter_clear,
        "one": said.notes_one,
        "many": said.notes_many,
    }
    told = escape(json.dumps(words, ensure_ascii=False))
    root = relative(address, "index.html").removesuffix("index.html")
    return f'<div class="wm-filter" data-root="{root}" data-source="{escape(relative(address, data))}" data-words="{told}"></div>\n'


def _chosen(facet: Facet) -> list[Shelf]:
    """The values of most notes, in the order of their names."""
    most = sorted(facet.shelves.values(), key=lambda shelf: (-len(shelf.notes), name_order(shelf.name)))[:_MOST]
    return sorted(most, key=lambda shelf: name_order(shelf.name))


def _data(edition: Edition) -> str:
    """The script that holds every note's title, address and values; values are counted over all facets in their order."""
    values: dict[str, list[int]] = {path: [] for path in edition.notes}
    number = 0
    for facet in edition.facets.values():
        for shelf in _chosen(facet):
            for path in shelf.notes:
                values[path].append(number)
            number += 1
    rows = _rows(edition, values)
    return f"window.wikimillFilter({json.dumps(rows, ensure_ascii=False, separators=(',', ':'))})\n"


def _rows(edition: Edition, values: Mapping[str, Iterable[int]]) -> Json:
    titled = sorted(((edition.title(path), path) for path in values), key=lambda pair: (name_order(pair[0]), pair))
    return [[title, quoted(edition.addresses[path]), *sorted(values[path])] for title, path in titled]
