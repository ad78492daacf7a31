"""The navigation in the shape of MkDocs' `nav`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from pipeline.model.page import NavEntry, Site


def made(entries: Sequence[NavEntry]) -> list[Any]:
    """Our navigation. Templates write titles into HTML as they are, so they come escaped."""
    lines: list[Any] = []
    for entry in entries:
        title = escape(entry.title, quote=False)
        if entry.children:
            inner = made(entry.children)
            lines.append({title: [entry.path, *inner] if entry.path else inner})
        else:
            lines.append({title: entry.path})
    return lines


def titles(nav: Any) -> dict[str, str]:
    """Path → title of every page in a navigation, ours or an author's; empty where it names none."""
    return dict(_titled(nav))


def _titled(nav: Any) -> Iterator[tuple[str, str]]:
    if isinstance(nav, NavEntry):
        if nav.path:
            yield nav.path, nav.title
        yield from _titled(nav.children)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, str(title)
            else:
                yield from _titled(value)
    elif isinstance(nav, (list, tuple)):
        for entry in nav:
            yield from _titled(entry)
    elif isinstance(nav, str):
        yield nav, ""


def omitted(named: Mapping[str, str], site: Site, config: MkDocsConfig) -> list[str]:
    """The notes that an author's navigation leaves out, and `not_in_nav` does not say so."""
    meant = config.not_in_nav
    notes = (path for path, page in sorted(site.pages.items()) if not page.is_index and path not in named)
    return [path for path in notes if meant is None or not meant.match_file(path)]


def public(nav: Any, found: Files, site: Site) -> Any:
    """An author's navigation without what is private: MkDocs would show its title as a dead link."""
    if isinstance(nav, dict):
        inner = {title: public(value, found, site) for title, value in nav.items()}
        return {title: value for title, value in inner.items() if value is not None}
    if isinstance(nav, list):
        kept = [public(entry, found, site) for entry in nav]
        return [entry for entry in kept if entry not in (None, {}, [])] or None
    if not isinstance(nav, str):
        return nav
    hidden = found.get_file_from_path(nav) is not None and nav not in site.pages and nav not in site.attachments
    return None if hidden else nav
