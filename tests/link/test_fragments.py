"""Fragments: headings as Obsidian and as slugs call them, nested headings, blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.link.fragments import anchors
from pipeline.model.note import Label
from pipeline.model.place import TOP
from tests.link.wikis import DENDRON, Page, goes, note

TARGET = """\
# What's new: a [list]
A line. ^First-Block

## Example
### Deep
# Other part
## Example
### Deep
"""


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("what-s-new-a-list", "what-s-new-a-list"),
        ("What's new: a [list]", "what-s-new-a-list"),
        ("what's NEW a list", "what-s-new-a-list"),
        ("whats-new-a-list", "what-s-new-a-list"),
        ("Example", "example"),
        ("example_1", "example_1"),
        ("example-1", "example_1"),
        ("Other part#Example", "example_1"),
        ("Other part#Deep", "deep_1"),
        ("Other part#Example#Deep", "deep_1"),
        ("^First-Block", "^First-Block"),
        ("^first-block", "^First-Block"),
        ("Example#^first-block", "^First-Block"),
        ("", None),
        ("top", None),
    ],
)
def test_a_fragment_is_found(fragment: str, anchor: str | None) -> None:
    pages = {"t.md": TARGET}
    plain = fragment.replace("[", "").replace("]", "")
    found = goes(f"[[t#{plain}]]", pages)
    assert (found.status, found.anchor, found.resolved) == ("ok", anchor, "t.md")
    found = goes(f"[x](t.md#{plain.replace(' ', '%20')})", pages)
    assert (found.status, found.anchor) == ("ok", anchor)


@pytest.mark.parametrize("fragment", ["nowhere", "^nowhere", "Example#What's new", "Example#nowhere", "#", "!!!"])
def test_a_fragment_that_nothing_is_called_is_missing(fragment: str) -> None:
    found = goes(f"[[t#{fragment}]]", {"t.md": TARGET})
    assert (found.status, found.anchor, found.resolved) == ("missing-fragment", None, "t.md")


def test_a_link_of_only_a_fragment_stays_in_its_note() -> None:
    found = goes("# Here\n[[#here]]", {})
    assert (found.status, found.resolved, found.anchor, found.via) == ("ok", "from.md", "here", "path")
    assert goes("[x](#nowhere)", {}).status == "missing-fragment"


@pytest.mark.parametrize("fragment", ["here,1:#*", "here,1:", "here:#there", "here,2", "here", "^begin", "*"])
def test_a_range_is_found_where_it_begins(fragment: str) -> None:
    found = goes(f"[[t#{fragment}]]", {"t.md": "# Here\n# There"}, options=DENDRON)
    assert (found.status, found.anchor) == ("ok", "here" if fragment.startswith("here") else None)
    if fragment != "here":
        assert goes(f"[[t#{fragment}]]", {"t.md": "# Here"}).status == "missing-fragment"


def test_an_id_in_raw_html_is_found() -> None:
    pages = {"t.md": note("t.md", Page("# Here"))}
    body = replace(pages["t.md"].body, anchors=(Label("GetDay", TOP),))
    assert anchors(replace(pages["t.md"], body=body)).find("getday") == "GetDay"


def test_vowel_signs_are_part_of_a_slug() -> None:
    assert goes("[x](t.md#क्लाउड-है)", {"t.md": "# क्लाउड: है!"}).status == "ok"


def test_an_attachment_s_fragment_is_its_own_affair() -> None:
    assert goes("![[a.pdf#page=3]]", {}, attachments=("a.pdf",)).status == "ok"


def test_an_ambiguous_link_stays_ambiguous_whatever_its_fragment() -> None:
    found = goes("[[x#nowhere]]", {"a/x.md": "", "b/x.md": "# Somewhere"})
    assert (found.status, found.anchor) == ("ambiguous", None)


def test_a_heading_with_an_emoji_is_found_with_and_without_it() -> None:
    page = Page(body="## Experimental 🧪\n")
    assert {
        anchors(note("a.md", page)).find(name) for name in ("experimental-🧪", "experimental-", "Experimental 🧪")
    } == {note("a.md", page).body.headings[0].slug}


def test_the_exact_spelling_goes_before_the_folded_one() -> None:
    page = anchors(note("a.md", Page(body="# Straße\n# Strasse\n# Ａ\n# A\n# a\n")))
    slugs = [heading.slug for heading in page.headings]
    assert slugs[:2] == ["straße", "strasse"]
    assert [page.find(name) for name in ("Straße", "Strasse", "strasse", "STRASSE")] == [
        slugs[0],
        *[slugs[1]] * 2,
        slugs[0],
    ]
    assert [page.find(name) for name in ("Ａ", "A", slugs[3])] == [slugs[2], slugs[3], slugs[3]]
