"""The navigation: home, categories and maps; never every note on every page."""

from __future__ import annotations

from pipeline.model.page import NavEntry
from pipeline.publish.edition import Edition
from pipeline.publish.maps import Category


def navigation(
    edition: Edition, home: str, categories: tuple[Category, ...], maps: tuple[str, ...]
) -> tuple[NavEntry, ...]:
    """The lines of the navigation, in order."""
    entries = [NavEntry(edition.words.home, home)]
    entries += [
        NavEntry(category.title, category.page) for category in categories if category.page and category.page != home
    ]
    entries += [NavEntry(edition.title(path), path) for path in maps if path != home]
    return tuple(entries)
