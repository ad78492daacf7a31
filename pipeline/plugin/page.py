"""A page that is already made, in the shape that MkDocs wants."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from pipeline.model.page import Page, TocEntry
from pipeline.publish.around.metadata import data_block
from pipeline.publish.wording.words import Words


class NotePage(MkDocsPage):
    """MkDocs asks for its Markdown and its HTML, and is given what the pipeline made."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, made: Page, today: datetime.date) -> None:
        super().__init__(escape(title, quote=False), file, config)
        self.made = made
        self.update_date = _date(made.meta.get("updated")) or today.isoformat()

    def meet(self, files: Files) -> None:
        """Know the pages before and after this one, where it has any in its category."""
        if self.made.previous or self.made.next:
            self.previous_page, self.next_page = (
                _page_of(path, files) for path in (self.made.previous, self.made.next)
            )

    def read_source(self, config: MkDocsConfig) -> None:
        """What templates and other plugins see. Templates write it into HTML as it is, so it comes escaped."""
        tags = self.made.meta.get("tags")
        self.markdown = self.made.markdown
        self.meta = {
            "title": escape(self.made.title),
            "description": escape(str(self.made.meta.get("description") or "")),
            "tags": [escape(str(tag)) for tag in tags] if isinstance(tags, list) else [],
            **({"search": {"exclude": True}} if self.made.is_index else {}),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The page's HTML, with names for the search alone; `on_page_context` takes them out again."""
        self.content = self.made.html + for_the_search(self.made)
        self.toc = get_toc(nested(self.made.toc))
        self.present_anchor_ids = set(self.made.anchors)


def _page_of(path: str | None, files: Files) -> MkDocsPage | None:
    file = files.get_file_from_path(path) if path else None
    return file.page if file else None


def _date(written: object) -> str | None:
    """A date as `2026-05-10`, None for what is none."""
    try:
        return datetime.date.fromisoformat(str(written)[:10]).isoformat()
    except ValueError:
        return None


def for_the_search(made: Page) -> str:
    """Names that readers may search for and no page shows; empty for none."""
    names = made.meta.get("hidden_aliases")
    return f"<p>{escape(', '.join(map(str, names)))}</p>" if isinstance(names, list) and names else ""


def nested(entries: Sequence[TocEntry]) -> list[Any]:
    """A table of contents as MkDocs' `get_toc` takes it: each entry within the last one of a higher level."""
    top: list[Any] = []
    open_: list[tuple[int, list[Any]]] = [(0, top)]
    for entry in entries:
        while open_[-1][0] >= entry.level:
            open_.pop()
        children: list[Any] = []
        name = escape(entry.text, quote=False)
        open_[-1][1].append({"level": entry.level, "id": escape(entry.id), "name": name, "children": children})
        open_.append((entry.level, children))
    return top


def with_head(document: str, page: NotePage, said: Words) -> str:
    """A finished document with what its page says of itself, and the words that scripts show."""
    address = f'<meta property="og:url" content="{escape(page.canonical_url)}">\n' if page.canonical_url else ""
    ours = f"{address}{page.made.head}\n{data_block('application/json', said.of_scripts, 'wm-words')}\n"
    before, end, after = document.partition("</head>")
    return f"{before}{ours}{end}{after}" if end else document
