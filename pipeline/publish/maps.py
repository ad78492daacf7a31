"""Categories and maps of content: what the navigation is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model.moc import bare_title, is_door, is_moc
from pipeline.model.note import Note
from pipeline.publish.edition import Edition

ALL_NOTES = "all-notes"


@dataclass(frozen=True, slots=True)
class Category:
    """The notes that say they belong together."""

    name: str
    """As the notes write it; empty for the notes that name none, or one that no other note names."""
    title: str
    page: str
    """Path of its map, or of the page that is made for it."""
    made: bool
    """True: no note is its map, so a page is made."""
    notes: tuple[str, ...]
    """Sorted by title; maps are not among them."""


def maps_of(notes: Mapping[str, Note]) -> frozenset[str]:
    """The notes that lead to others: maps of content, and those that stand for an upper folder with more in it than them."""
    below: Counter[str] = Counter()
    for note in notes.values():
        parts = note.folder.split("/") if note.folder else []
        below.update("/".join(parts[:depth]) for depth in range(len(parts) + 1))
    return frozenset(
        path
        for path, note in notes.items()
        if is_moc(note) or (is_door(note) and path.count("/") <= 1 and below[note.folder] > 1)
    )


def categories(edition: Edition) -> tuple[Category, ...]:
    """Every category by name; last, where there are any, the notes without one."""
    maps = maps_of(edition.notes)
    members: dict[str, list[str]] = {}
    hubs: dict[str, str] = {}
    for path, note in edition.notes.items():
        name = note.roles.category.text.strip() if note.roles.category else ""
        if path not in maps:
            members.setdefault(name, []).append(path)
        elif name and not is_door(note):
            hubs.setdefault(name, path)
    for path in sorted(maps):
        if (name := bare_title(edition.notes[path].title)) in members:
            hubs.setdefault(name, path)
    alone = [name for name, paths in members.items() if name and len(paths) == 1 and name not in hubs]
    for name in alone:
        members.setdefault("", []).extend(members.pop(name))
    free = _free_paths(edition)
    found = [
        _category(edition, name, hubs.get(name), members.get(name, []), free)
        for name in sorted(members.keys() | hubs.keys())
    ]
    return tuple(sorted(found, key=lambda category: (not category.name, category.name)))


def _category(edition: Edition, name: str, hub: str | None, notes: list[str], free: _FreePaths) -> Category:
    ordered = tuple(sorted(notes, key=lambda path: (edition.title(path).casefold(), path)))
    if hub is not None:
        return Category(name, bare_title(edition.title(hub)) or name, hub, False, ordered)
    if not name:
        return Category("", "", free.next(ALL_NOTES), True, ordered)
    return Category(name, name.rpartition("/")[2] or name, free.next(name), True, ordered)


@dataclass(slots=True)
class _FreePaths:
    """Paths under `categories/` at which no note stands."""

    taken: set[str]

    def next(self, name: str) -> str:
        """A path for a page that is made."""
        slug = re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "category"
        path = f"categories/{slug}.md"
        while path.casefold() in self.taken:
            path = path.removesuffix(".md") + "-.md"
        self.taken.add(path.casefold())
        return path


def _free_paths(edition: Edition) -> _FreePaths:
    return _FreePaths({address.removesuffix(".html").casefold() + ".md" for address in edition.addresses.values()})


def titled(categories: tuple[Category, ...], edition: Edition) -> tuple[Category, ...]:
    """The categories with a title for the notes that have none."""
    alone = len(categories) == 1
    title = edition.words.all_notes if alone else edition.words.other_notes
    return tuple(category if category.name else replace(category, title=title) for category in categories)


def of_note(categories: tuple[Category, ...]) -> Mapping[str, Category]:
    """For each note the category it belongs to; a map belongs to the one that it maps."""
    found: dict[str, Category] = {}
    for category in categories:
        found.update(dict.fromkeys(category.notes, category))
        if not category.made:
            found[category.page] = category
    return found


def other_maps(edition: Edition, categories: tuple[Category, ...]) -> tuple[str, ...]:
    """Maps that no category has."""
    known = {category.page for category in categories}
    return tuple(
        path for path in sorted(maps_of(edition.notes)) if path not in known and edition.addresses[path] != "index.html"
    )


def neighbours(edition: Edition, categories: tuple[Category, ...]) -> Mapping[str, tuple[str | None, str | None]]:
    """For each note of a category what comes before and after it: in the order of the map, then by title."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for category in categories:
        if category.name:
            row = [category.page, *_in_order(edition, category)]
            around = zip([None, *row[:-1]], row, [*row[1:], None], strict=True)
            found.update({path: (before, after) for before, path, after in around})
    return found


def _in_order(edition: Edition, category: Category) -> list[str]:
    own = set(category.notes)
    mapped = edition.wiki.graph.resolutions.get(category.page, ())
    listed = dict.fromkeys(path for resolution in mapped if (path := resolution.resolved) and path in own)
    return [*listed, *(path for path in category.notes if path not in listed)]
