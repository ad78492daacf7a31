"""Categories as a tree with counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.name import folded
from pipeline.model.page import INDEXES, Page
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import Leaf, Line, Stretch, Way, pages
from pipeline.publish.indexes.tree import WITH_EXCERPTS, note_lines
from pipeline.publish.maps import Category
from pipeline.publish.wording.letters import name_order

_PATH = f"{INDEXES}/categories.md"


def category_pages(
    edition: Edition, categories: Sequence[Category], free: FreePaths, above: tuple[Way, ...]
) -> tuple[Page, ...]:
    """The page that lists the categories; none where notes name none."""
    named = {_key(category.name): category for category in categories if category.name}
    if not named:
        return ()
    lines = tuple(_lines(edition, named, _below(named), ""))
    title, path = edition.words.categories, free.next(_PATH)
    return pages(Leaf(path, title, above, (Stretch(lines, css="wm-tree"),)), edition.words, free)


def made_pages(edition: Edition, category: Category) -> tuple[Page, ...]:
    """The pages of a category that no note maps."""
    lines = tuple(note_lines(edition, category.notes))
    told = edition.words.notes(len(category.notes))
    leaf = Leaf(category.page, category.title, (), (Stretch(lines, css="wm-notes"),), told=told)
    return pages(leaf, edition.words, edition.free, WITH_EXCERPTS)


def _key(name: str) -> str:
    return "/".join(folded(part) for part in name.split("/") if part.strip())


def _below(named: Mapping[str, Category]) -> Mapping[str, list[str]]:
    """Key → the keys one level below it, those between that no note names among them."""
    known: dict[str, dict[str, None]] = {}
    for key in named:
        parts = key.split("/")
        for depth in range(len(parts)):
            known.setdefault("/".join(parts[:depth]), {})["/".join(parts[: depth + 1])] = None
    return {above: sorted(keys, key=name_order) for above, keys in known.items()}


def _lines(
    edition: Edition, named: Mapping[str, Category], below: Mapping[str, list[str]], above: str, depth: int = 0
) -> Iterator[Line]:
    for key in below.get(above, ()):
        lower = tuple(_lines(edition, named, below, key, depth + 1))
        count = edition.words.notes(len(_notes(named, below, key)))
        yield Line(_way(edition, named.get(key), key), count, depth=depth)
        yield from lower


def _way(edition: Edition, category: Category | None, key: str) -> Way:
    if category is None:
        return Way(key.rpartition("/")[2], None)
    address = edition.addresses.get(category.page) or category.page.removesuffix(".md") + ".html"
    return Way(category.title, address)


def _notes(named: Mapping[str, Category], below: Mapping[str, list[str]], key: str) -> set[str]:
    """Paths of all notes of a category and of those below it."""
    own = set(named[key].notes) if key in named else set()
    return own.union(*(_notes(named, below, lower) for lower in below.get(key, ())))
