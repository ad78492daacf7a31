"""All pages that lead to notes, and the one page that leads to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.page import INDEXES, NavEntry, Page
from pipeline.publish.edition import Edition
from pipeline.publish.indexes import alphabet, by_category, chance, choosing, recent, wanted
from pipeline.publish.indexes.leaf import Leaf, Line, Stretch, Way, pages
from pipeline.publish.indexes.tree import facet_pages, facet_title, tree_lines
from pipeline.publish.maps import Category

_HUB = f"{INDEXES}/index.md"
_SHOWN = 30
"""Tags of the topmost level that the page of all indexes shows itself."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """What leads to the notes."""

    pages: Mapping[str, Page]
    """By path."""
    files: Mapping[str, str]
    """Address → content of the scripts that hold their data."""
    nav: tuple[NavEntry, ...]


_NONE = Indexes({}, {}, ())


def indexes(edition: Edition, categories: Sequence[Category]) -> Indexes:
    """The indexes that the configuration wants; none of a wiki of one note."""
    asked = edition.wiki.options.publish.indexes
    if not asked or len(edition.notes) < 2:
        return _NONE
    free, said = edition.free, edition.words
    hub = free.next(_HUB)
    above = (Way(said.index.browse, hub.removesuffix(".md") + ".html"),)
    rows: list[tuple[Page, ...]] = []
    files: dict[str, str] = {}
    if "alphabet" in asked:
        rows.append(alphabet.alphabet_pages(edition, free.next(alphabet.PATH), above, free))
    rows.append(by_category.category_pages(edition, categories, free, above))
    rows += [tuple(facet_pages(edition, facet, above, free)) for facet in edition.facets.values()]
    if len(edition.facets) > 1 and "filter" in asked:
        row, more = choosing.filter_pages(edition, free.next(choosing.PATH), above, free)
        rows.append(row)
        files.update(more)
    if "recent" in asked:
        rows.append(recent.recent_pages(edition, free.next(recent.PATH), above, free))
    if "wanted" in asked:
        rows.append(wanted.wanted_pages(edition, free.next(wanted.PATH), above, free))
    if "random" in asked:
        index = rows[0][0].address if "alphabet" in asked else above[0].address or ""
        row, more = chance.chance_pages(edition, free.next(chance.PATH), above, free, index)
        rows.append(row)
        files.update(more)
    present = [row for row in rows if row]
    top = _hub(edition, hub, [row[0] for row in present])
    made = {page.path: page for page in (*top, *(page for row in present for page in row))}
    children = tuple(NavEntry(row[0].title, row[0].path) for row in present)
    return Indexes(made, files, (NavEntry(said.index.browse, hub, children),))


def _hub(edition: Edition, path: str, firsts: list[Page]) -> tuple[Page, ...]:
    """The page that leads to all indexes, and shows what is in the short ones."""
    facets = {facet.path: facet for facet in edition.facets.values()}
    doors = tuple(Line(Way(page.title, page.address)) for page in firsts if page.path not in facets)
    stretches = [Stretch(doors, css="wm-categories")]
    for id_, facet in edition.facets.items():
        lines = tuple(tree_lines(edition, facet, facet.tops[:_SHOWN]))
        shown = tuple(line for line in lines if not line.depth)
        more = (
            ()
            if len(facet.tops) <= _SHOWN and len(shown) == len(facet.shelves)
            else (Line(Way(edition.words.index.all_of_them, facet.path.removesuffix(".md") + ".html")),)
        )
        stretches.append(Stretch(shown + more, f"by-{id_}", facet_title(edition, id_), "wm-inline"))
    return pages(Leaf(path, edition.words.index.browse, (), tuple(stretches)), edition.words, edition.free)
