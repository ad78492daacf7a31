"""The page by which readers come in where no note is it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from pipeline.model.page import Page, TocEntry
from pipeline.publish.address import clean_markdown, relative
from pipeline.publish.around.foot import listed
from pipeline.publish.edition import Edition
from pipeline.publish.maps import Category
from pipeline.publish.nav import HOME

_RECENT = 10
_TITLE = "wm-title"


def home_page(edition: Edition, title: str, categories: tuple[Category, ...], maps: tuple[str, ...]) -> Page:
    """A home page where no note is one."""
    return overview(edition, HOME, title or edition.words.home, categories, maps)


def overview(edition: Edition, path: str, title: str, categories: tuple[Category, ...], maps: tuple[str, ...]) -> Page:
    """Categories with their counts, maps, and what was updated last."""
    address, said = path.removesuffix(".md") + ".html", edition.words
    href = _href(edition, address)
    cards = "".join(_card(edition, address, category) for category in categories)
    sections = [
        ("wm-categories", said.categories, f'<ul class="wm-categories">\n{cards}</ul>\n' if cards else ""),
        ("wm-maps", said.maps, listed(edition, maps, href)),
        ("wm-recent", said.recently_updated, listed(edition, _recent(edition), href)),
    ]
    present = [(id_, heading, html) for id_, heading, html in sections if html]
    html = _title(title) + "".join(f'<h2 id="{id_}">{escape(heading)}</h2>\n{html}' for id_, heading, html in present)
    lines = [f"- [{_plain(category.title)}]({_markdown_of(edition, address, category)})" for category in categories]
    toc = tuple(TocEntry(2, id_, heading) for id_, heading, _ in present)
    return _page(path, address, title, html, "\n".join(lines), toc)


def _page(path: str, address: str, title: str, html: str, lines: str, toc: tuple[TocEntry, ...] = ()) -> Page:
    entries = (TocEntry(1, _TITLE, title), *toc)
    return Page(
        path=path,
        title=title,
        html=html,
        toc=entries,
        meta={},
        markdown=f"# {_plain(title)}\n\n{lines}\n",
        anchors=frozenset(entry.id for entry in entries),
        address=address,
        is_index=True,
    )


def _title(title: str) -> str:
    return f'<h1 id="{_TITLE}">{escape(title, quote=False)}</h1>\n'


def _href(edition: Edition, address: str) -> Callable[[str], str]:
    return lambda path: relative(address, edition.addresses[path])


def _card(edition: Edition, address: str, category: Category) -> str:
    target = _address(edition, category)
    count = escape(edition.words.notes(len(category.notes)))
    title = escape(category.title, quote=False)
    return f'<li><a href="{escape(relative(address, target))}">{title}</a> <span class="wm-count">{count}</span></li>\n'


def _address(edition: Edition, category: Category) -> str:
    return edition.addresses.get(category.page, category.page.removesuffix(".md") + ".html")


def _recent(edition: Edition) -> list[str]:
    dated = [(note.roles.updated.text, path) for path, note in edition.notes.items() if note.roles.updated]
    return [path for _, path in sorted(dated, key=lambda pair: (pair[0], pair[1]), reverse=True)[:_RECENT]]


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _markdown_of(edition: Edition, address: str, category: Category) -> str:
    return relative(clean_markdown(address), clean_markdown(_address(edition, category)))
