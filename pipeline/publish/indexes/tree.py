"""Tags, statuses and technologies: a page that lists them as a tree with counts, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.page import Page
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import LONGEST, Leaf, Line, Stretch, Way, pages
from pipeline.publish.shelf import Facet, Shelf
from pipeline.publish.wording.letters import name_order

WITH_EXCERPTS = LONGEST // 2
"""Lines of a page whose lines say what each note is about."""


def facet_title(edition: Edition, id_: str) -> str:
    """What a facet is called."""
    said = edition.words
    return {"tags": said.index.tags, "status": said.status, "tech": said.tech, "kinds": said.index.kinds}[id_]


def facet_pages(edition: Edition, facet: Facet, above: tuple[Way, ...], free: FreePaths) -> Iterator[Page]:
    """All pages of a facet."""
    title = facet_title(edition, facet.id)
    index = Way(title, facet.path.removesuffix(".md") + ".html")
    lines = tuple(tree_lines(edition, facet, facet.tops))
    yield from pages(Leaf(facet.path, title, above, (Stretch(lines, css="wm-tree"),)), edition.words, free)
    for key in facet.shelves:
        yield from _shelf_pages(edition, facet, key, (*above, index), free)


def tree_lines(edition: Edition, facet: Facet, keys: Iterable[str], depth: int = 0) -> Iterator[Line]:
    """Shelves with their counts, each before those below it."""
    for key in keys:
        shelf = facet.shelves[key]
        name = shelf.leaf if depth else shelf.name
        yield Line(Way(name, shelf.address), edition.words.notes(len(shelf.notes)), depth=depth)
        yield from tree_lines(edition, facet, shelf.below, depth + 1)


def _shelf_pages(edition: Edition, facet: Facet, key: str, above: tuple[Way, ...], free: FreePaths) -> tuple[Page, ...]:
    shelf = facet.shelves[key]
    parents = [facet.shelves[parent] for parent in _parents(key, facet)]
    ways = (*above, *(Way(parent.leaf, parent.address) for parent in parents))
    below = tuple(tree_lines(edition, facet, shelf.below, 1))
    stretches = [Stretch(below, css="wm-tree")] if below else []
    stretches.append(Stretch(tuple(note_lines(edition, shelf.notes)), css="wm-notes"))
    leaf = Leaf(
        shelf.path, shelf_title(shelf, facet), ways, tuple(stretches), told=edition.words.notes(len(shelf.notes))
    )
    return pages(leaf, edition.words, free, WITH_EXCERPTS)


def shelf_title(shelf: Shelf, facet: Facet) -> str:
    """A tag with its hash, anything else as it is."""
    return f"#{shelf.name}" if facet.id == "tags" else shelf.name


def _parents(key: str, facet: Facet) -> list[str]:
    parts = key.split("/")
    above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    return above if facet.id == "tags" else []


def note_lines(edition: Edition, paths: Iterable[str]) -> Iterator[Line]:
    """Notes by their titles, each with what it is about."""
    for title, path in sorted(
        ((edition.title(path), path) for path in paths), key=lambda pair: (name_order(pair[0]), pair)
    ):
        yield Line(Way(title, edition.addresses[path]), edition.summary(path), "excerpt")
