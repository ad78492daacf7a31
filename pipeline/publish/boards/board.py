"""Canvases and bases, which only Obsidian opens: a page that shows what is in them.

A file has a page only where a public note refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from pipeline.model.canvas import CardReader, is_canvas
from pipeline.model.page import Page, RedirectPage, TocEntry
from pipeline.publish.boards.canvas import draw
from pipeline.publish.boards.card import board_title
from pipeline.publish.boards.veiling import names_hidden
from pipeline.publish.edition import Edition
from pipeline.publish.html.anchors import with_ids_once

_LITERAL = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|\[\[([^\]\n]*)\]\]')
_TITLE = "wm-title"
_LONGEST = 100_000
"""Characters of a base's source that a page shows."""


@dataclass(frozen=True, slots=True)
class Boards:
    """The pages of canvases and bases, and the attachments that they show."""

    pages: Mapping[str, Page]
    attachments: frozenset[str]


def boards(edition: Edition, pages: Mapping[str, Page], cards: CardReader) -> Boards:
    """A page for each canvas and each base. `pages`: those of notes, which cards quote."""
    made: dict[str, Page] = {}
    used: set[str] = set()
    for path, address in edition.boards.items():
        html, markdown = _told(edition, edition.words.index.canvas_broken), ""
        if not is_canvas(path):
            html = _base(edition, edition.sources(path))
        elif (canvas := edition.wiki.canvases.get(path)) is not None and canvas.fault is None:
            drawn = draw(edition, pages, canvas, address, cards)
            html, markdown = drawn.html, drawn.markdown
            used |= drawn.attachments
        page = _page(path, address, html, markdown)
        made[page.path] = page
    return Boards(made, frozenset(used))


def _page(path: str, address: str, html: str, markdown: str) -> Page:
    title = board_title(path)
    inner = f'<h1 id="{_TITLE}">{escape(title, quote=False)}</h1>\n{html}'
    once, known = with_ids_once(inner)
    toc = (TocEntry(1, _TITLE, title),)
    return Page(f"{path}.md", title, once, toc, {}, f"# {title}\n\n{markdown}", known, address)


def board_faults(edition: Edition) -> Iterator[str]:
    """Each canvas that cannot be read, with the place and the reason."""
    for path in edition.boards:
        canvas = edition.wiki.canvases.get(path)
        if canvas is not None and canvas.fault is not None:
            yield f"{path}:{canvas.fault.place.line}:{canvas.fault.place.column} {canvas.fault.why}"


def gone_boards(edition: Edition, standing: Mapping[str, str]) -> Iterator[RedirectPage]:
    """Canvases and bases that moved lead on. `standing`: address → title of every page of now."""
    ledger = edition.wiki.ledger
    for address, heir in ledger.moved_boards.items() if ledger else ():
        target = edition.boards.get(heir, "")
        if target in standing and address not in standing and edition.free.is_free(address):
            yield RedirectPage(address, target, standing[target])


def _told(edition: Edition, text: str) -> str:
    return f'<p class="wm-told">{escape(text, quote=False)}</p>\n'


def _base(edition: Edition, source: str | None) -> str:
    said = edition.words.index
    text = source or ""
    named = (next(filter(None, found), "") for found in _LITERAL.findall(text))
    if source is None or any(names_hidden(edition, name) for name in named) or "#" in _outside(text):
        return _told(edition, said.base_told) + _told(edition, said.base_left_out)
    shown = escape(text[:_LONGEST], quote=False)
    return _told(edition, said.base_told) + f'<pre class="wm-source"><code tabindex="0">{shown}</code></pre>\n'


def _outside(text: str) -> str:
    """What of a YAML text may be a comment: an author's word to himself."""
    return "\n".join(line for line in _LITERAL.sub("", text).splitlines() if re.search(r"(?:^|\s)#", line))
