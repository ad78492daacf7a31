"""A note by chance: a script picks one; who has no script goes to the index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from pipeline.model.page import INDEXES, Page
from pipeline.publish.address import quoted, relative
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import Leaf, Way, pages

PATH = f"{INDEXES}/random.md"
_SHARE = 500
"""Addresses in one file, so that a reader of a large wiki fetches a share of them only."""


def chance_pages(
    edition: Edition, path: str, above: tuple[Way, ...], free: FreePaths, index: str
) -> tuple[tuple[Page, ...], Mapping[str, str]]:
    """The page on which the script runs, and the files with the addresses. `index`: where all notes are listed."""
    said, address = edition.words, path.removesuffix(".md") + ".html"
    files = {free.next_file(f"{path.removesuffix('.md')}.{number}.js"): share for number, share in _shares(edition)}
    way = f'<a class="md-button" href="{escape(relative(address, index))}">{escape(said.all_notes)}</a>'
    shares = " ".join(relative(address, name) for name in files)
    root = relative(address, "index.html").removesuffix("index.html")
    lead = f'<p class="wm-random" data-root="{root}" data-shares="{escape(shares)}">{way}</p>\n'
    return pages(Leaf(path, said.index.random, above, (), lead=lead, told=said.index.random_told), said, free), files


def _shares(edition: Edition) -> Iterator[tuple[int, str]]:
    """Number and content of each script that holds addresses, relative to the site's root."""
    addresses = [quoted(edition.addresses[path]) for path in edition.notes]
    for number, start in enumerate(range(0, len(addresses), _SHARE)):
        listed = json.dumps(addresses[start : start + _SHARE], ensure_ascii=False, separators=(",", ":"))
        yield number, f"window.wikimillRandom({listed})\n"
