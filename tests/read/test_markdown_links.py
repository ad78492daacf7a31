"""Markdown links and images: destination, fragment, label, and whether they leave the wiki."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model.dialect import DIALECTS
from pipeline.model.link import Link
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.body import parse
from pipeline.read.parser import parser


def links(markdown: str) -> tuple[Link, ...]:
    return parse(Text(markdown), 0, Options())[0].links


@pytest.mark.parametrize(
    ("markdown", "target", "fragment", "label"),
    [
        ("[x](note.md)", "note.md", None, "x"),
        ("[x](note.md 'title')", "note.md", None, "x"),
        ("[x](<my note.md>)", "my note.md", None, "x"),
        ("[x](my%20note.md#a%20heading)", "my note.md", "a heading", "x"),
        ("[x](%EB%A7%A4%EA%B0%9C%EB%B3%80%EC%88%98.md)", "매개변수.md", None, "x"),
        ("[x](매개변수.md)", "매개변수.md", None, "x"),
        ("[x](100%.md)", "100%.md", None, "x"),
        ("[x](%E9.md)", "%E9.md", None, "x"),
        ("[x](a%23b.md#c)", "a#b.md", "c", "x"),
        ("[x](#heading)", None, "heading", "x"),
        ("[x](#)", None, "", "x"),
        ("[x]()", "", None, "x"),
        ("[x](/ko/note/)", "/ko/note/", None, "x"),
        ("[x](../up.md?plain=1#L3)", "../up.md?plain=1", "L3", "x"),
        ("[x](a\\_b.md)", "a_b.md", None, "x"),
        ("[x](a&amp;b.md)", "a&b.md", None, "x"),
        ("[x](C:\\notes\\a.md)", "C:\\notes\\a.md", None, "x"),
        ("[x](note.md:12)", "note.md:12", None, "x"),
        ("[](note.md)", "note.md", None, None),
        ("[*a* `b`](note.md)", "note.md", None, "a b"),
        ("![alt *text*](image.png)", "image.png", None, "alt text"),
        ("![](image.png)", "image.png", None, None),
    ],
)
def test_inside_the_wiki(markdown: str, target: str | None, fragment: str | None, label: str | None) -> None:
    (link,) = links(markdown)
    assert (link.target, link.fragment, link.label, link.external) == (target, fragment, label, False)
    assert link.raw == markdown


@pytest.mark.parametrize(
    ("markdown", "target", "label"),
    [
        ("[x](https://example.org/a?b=1#c)", "https://example.org/a?b=1#c", "x"),
        ("[x](https://예시.org/%20길)", "https://예시.org/%20길", "x"),
        ("[x](//example.org/a)", "//example.org/a", "x"),
        ("[x](mailto:a@example.org)", "mailto:a@example.org", "x"),
        ("[x](obsidian://open?vault=v)", "obsidian://open?vault=v", "x"),
        ("<https://example.org/a>", "https://example.org/a", None),
        ("<a@example.org>", "mailto:a@example.org", None),
        ("![x](data:image/png;base64,AAAA)", "data:image/png;base64,AAAA", "x"),
    ],
)
def test_outside_the_wiki_as_written(markdown: str, target: str, label: str | None) -> None:
    (link,) = links(markdown)
    assert (link.target, link.fragment, link.label, link.external) == (target, None, label, True)
    assert link.raw == markdown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "vbscript:x", "data:text/html,x"])
def test_a_script_is_no_link(address: str) -> None:
    assert links(f"[x]({address})") == ()


@pytest.mark.parametrize(
    ("markdown", "raws"),
    [
        ("[full][r] [r][] [r] ![r] ![i][r]", ["[full][r]", "[r][]", "[r]", "![r]", "![i][r]"]),
        ("[two\nlines][r]", ["[two\nlines][r]"]),
        ("> [two\n> lines][r]", ["[two\n> lines][r]"]),
    ],
)
def test_a_reference_link_stands_where_it_is_used(markdown: str, raws: list[str]) -> None:
    found = links(f"{markdown}\n\n[r]: <my note.md#part> 'title'\n")
    assert [link.raw for link in found] == raws
    assert {(link.target, link.fragment) for link in found} == {("my note.md", "part")}


def test_a_picture_that_is_a_link_is_two_links() -> None:
    outer, inner = links("[![alt](a.png)](b.md)")
    assert (outer.kind, outer.target, outer.label) == ("link", "b.md", "alt")
    assert (inner.kind, inner.target, inner.raw) == ("image", "a.png", "![alt](a.png)")


def test_a_link_in_an_images_description_is_none() -> None:
    assert [link.raw for link in links("![see [x](y.md) and [[z]]](a.png)")] == ["![see [x](y.md) and [[z]]](a.png)"]


PIECES = st.sampled_from(
    [*"abzAZ09-_.!~*'();/?:@&=+$,#%[]{}|\\^` \"<>é가", "//", "%20", "%e", "www.", "http://", "https://", "..", "xn--"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_short_way_through_addresses_changes_nothing(url: str) -> None:
    """`Parser.normalizeLink` leaves plain addresses alone; markdown-it-py's own must agree."""
    assert parser(DIALECTS["obsidian"]).normalizeLink(url) == MarkdownIt().normalizeLink(url)
