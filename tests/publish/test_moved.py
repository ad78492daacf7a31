"""Parts of a page that moved to another."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.options import Options
from tests.publish.wikis import every_word, html, site

FILES = {
    "Guide.md": "# Guide\n\n## Running\n\nText. See [[Guide#Installing it]].\n",
    "Setup.md": "---\naliases: ['Guide.md#Installing it']\n---\n# Setup\n",
}


def test_who_comes_for_a_part_that_moved_is_told_where_it_is() -> None:
    """At the ids that it had: the heading's slug, and the text as Obsidian's addresses have it."""
    page = site(FILES).pages["Guide.md"]
    assert {"installing-it", "Installing it"} <= page.anchors
    assert '<span id="installing-it"></span>Installing it → <a href="Setup.html">Setup</a></li>' in page.html
    assert 'href="Setup.html"' in page.html.partition("Moved from this page")[0]


def test_a_part_may_lead_to_a_part() -> None:
    options = replace(Options(), redirects={"Guide.md#old": "Setup.md#new"})
    shown = html({"Guide.md": "", "Setup.md": "# Setup\n\n## New\n"}, options, "Guide.md")
    assert '<a href="Setup.html#new">Setup</a>' in shown


def test_what_moved_into_a_private_note_is_not_told() -> None:
    hidden = {**FILES, "Setup.md": "---\npublish: false\naliases: ['Guide.md#Installing it']\n---\n# Setup\n"}
    assert "Moved from this page" not in html(hidden, path="Guide.md")
    assert "Setup" not in every_word(site(hidden))
