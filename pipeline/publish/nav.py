"""The navigation: home, categories and maps; never every note on every page."""

from __future__ import annotations

from pipeline.model.page import NavEntry
from pipeline.publish.edition import Edition
from pipeline.publish.maps import Category

MENU = 40
"""More lines than a reader takes in; a wiki with more categories and maps lists them on one page instead."""
OVERVIEW = "categories/index.md"
HOME = "index.md"


def navigation(
    edition: Edition, home: str, categories: tuple[Category, ...], maps: tuple[str, ...]
) -> tuple[NavEntry, ...]:
    """The lines of the navigation, in order."""
    entries = [NavEntry(edition.words.home, home)]
    if needs_overview(categories, maps):
        return (*entries, NavEntry(edition.words.categories, OVERVIEW))
    entries += [NavEntry(one.title, one.page) for one in categories if one.page != home]
    entries += [NavEntry(edition.title(path), path) for path in maps if path != home]
    return tuple(entries)


def needs_overview(categories: tuple[Category, ...], maps: tuple[str, ...]) -> bool:
    """Whether the categories and maps are too many for a menu that stands on every page."""
    return len(categories) + len(maps) > MENU
