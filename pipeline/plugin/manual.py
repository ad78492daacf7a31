"""The pages of the rules as a part of the site: published from the rules themselves, so they are never stale."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from pipeline import publish, read, rules
from pipeline.build import wiki_of
from pipeline.model.document import Document
from pipeline.model.options import Options
from pipeline.model.page import NavEntry, Site
from pipeline.model.text import Text

FOLDER = "rules"
_PYTHON = re.compile(r"^```python\b", re.MULTILINE)
"""Of an example, which nobody runs; by another name Pygments knows the language too."""
_SCHEMAS = {"any-note.schema.json": "{}"}


def with_manual(site: Site, language: str, now: datetime.date) -> Site:
    """A site and the rules' pages, which stand in a folder of their own; a page of the wiki at the same address stays."""
    taken = {page.address for page in site.pages.values()}
    pages = {
        path: replace(page, previous=None, next=None, is_aside=True)
        for path, page in _published(language, now).pages.items()
        if path.startswith(f"{FOLDER}/") and page.address not in taken and path not in site.pages
    }
    index = f"{FOLDER}/index.md"
    nav = (*site.nav, NavEntry(pages[index].title, index)) if index in pages else site.nav
    return replace(site, pages=dict(sorted({**site.pages, **pages}.items())), nav=nav)


def _published(language: str, now: datetime.date) -> Site:
    """The rules' pages as the site of a wiki of their own."""
    texts = {f"{FOLDER}/{name}": _PYTHON.sub("```py3", text) for name, text in rules.manual()}
    options = Options()
    wiki = wiki_of(texts, options, _SCHEMAS, now)

    def document(path: str) -> Document:
        return read.document(Text(texts[path]), wiki.notes[path].body.place.start, options)

    return publish.publish(wiki, document, language=language)
