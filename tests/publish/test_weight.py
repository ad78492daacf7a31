"""However large a wiki grows, each of its pages stays light: lists are cut, and hubs named rather than quoted."""

from __future__ import annotations

import gzip

from tests.publish.wikis import site

_FRAME = 76_000
"""Bytes, compressed, of what the theme and our scripts add to a page's article, as measured on the built site."""


def test_no_page_of_a_large_wiki_weighs_100_kilobytes() -> None:
    """With a note to which all others link, and a category, a tag and a letter that hold all of them."""
    notes = {
        f"n{number:04}.md": (
            f"---\ntitle: 학습 Note {number * 7919 % 2003}\naliases: [Name {number}]\ncategory: k\ntags: [t/u]\nstatus: draft\n"
            f"updated: 2026-05-{number % 28 + 1:02}\n---\n\nThe {number} samples of value {number * number} rest on [[hub]] "
            f"and [[wanted {number}]].\n"
        )
        for number in range(2000)
    }
    made = site({"hub.md": "# Hub\n", **notes})
    weights = {page.address: len(gzip.compress(page.html.encode(), 6)) for page in made.pages.values()}
    assert max(weights.values()) + _FRAME < 100_000, max(weights.items(), key=lambda item: item[1])
    files = {address: len(gzip.compress(text.encode(), 6)) for address, text in made.files.items()}
    assert max(files.values()) < 150_000
