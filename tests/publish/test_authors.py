"""What real authors write in odd ways, and what Obsidian shows of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.model.options import Options, PublishOptions
from tests.publish.wikis import html, site

PNG = b"\x89PNG\r\n"
TARGET = """# Target

## Part

Intro.

1. one
2. two ^two
    - deeper

```js
let x
```

^code

$$
y
$$

^math
"""


@pytest.mark.parametrize(
    ("written", "address", "after"),
    [
        ("See https://example.org/a_b_c_d.", "https://example.org/a_b_c_d", "."),
        ("(see https://example.org/wiki/Foo_(bar))", "https://example.org/wiki/Foo_(bar)", ")"),
        ("**https://example.org**", "https://example.org", "</strong>"),
        ("==https://example.org/?q=1==", "https://example.org/?q=1", "</mark>"),
        ("https://example.org을 보라", "https://example.org", "을 보라"),
        ("https://example.org/?a=1&amp;b=2, then", "https://example.org/?a=1&amp;b=2", ", then"),
        ("http://localhost:8000/#part", "http://localhost:8000/#part", "</p>"),
        (r"https://example.org/a\_b", "https://example.org/a_b", "</p>"),
    ],
)
def test_a_bare_address_is_a_link(written: str, address: str, after: str) -> None:
    assert f'<a href="{address}">{address}</a>{after}' in html(written)


@pytest.mark.parametrize(
    "written",
    [
        "`https://example.org`",
        "xhttps://example.org",
        "https://",
        r"https\://example.org",
        "```\nhttps://example.org\n```",
    ],
)
def test_what_is_no_bare_address(written: str) -> None:
    assert "<a href=" not in html(written).partition('<section class="wm-about"')[0].partition("</h1>")[2]


@pytest.mark.parametrize(
    "written",
    ["[https://a.org](https://b.org)", '<a href="https://b.org">https://a.org</a>', "[[https://b.org|https://a.org]]"],
)
def test_no_link_stands_in_a_link(written: str) -> None:
    shown = html(written)
    assert '<a href="https://b.org">https://a.org</a>' in shown
    assert 'href="https://a.org' not in shown


def test_a_comment_after_a_bare_address_stays_unseen() -> None:
    assert "unseen" not in html("https://example.org/a%%unseen%% b")


@pytest.mark.parametrize("head", [">[!warning]Mind", ">[!warning] Mind", "> [!warning]  Mind"])
def test_a_callouts_title_needs_no_blank_before_it(head: str) -> None:
    assert '<p class="admonition-title">Mind</p>' in html(f"{head}\n> this")


def test_a_quote_that_begins_with_a_link_is_no_callout() -> None:
    assert '<blockquote><p><a href="https://a.org">!x</a> said</p>' in html("> [!x](https://a.org) said")


def test_a_footnote_may_be_told_directly_below_a_quote() -> None:
    shown = html("> quoted[^1]\n[^1]: By whom.\n")
    assert 'class="footnote-ref"' in shown
    assert "By whom." in shown.partition("</blockquote>")[2]


def test_a_formula_between_lines_of_its_own_may_hold_empty_lines() -> None:
    assert '<div class="arithmatex">\\[a\n\nb\\]</div>\n<p>after</p>' in html("$$\na\n\nb\n$$\nafter")


@pytest.mark.parametrize(
    "written", ["$$\nmuch money\n\n## Part\n\nmore $$", "$$ profit\n\nand more\n$$", "$$\nnever closed\n\nrest"]
)
def test_dollars_do_not_swallow_what_follows(written: str) -> None:
    assert "arithmatex" not in html(written)


def test_an_embedded_item_stands_in_a_list_with_its_number() -> None:
    shown = html({"target.md": TARGET, "note.md": "![[target#^two]]"})
    assert '<ol start="2"><li>two<ul><li>deeper</li>\n</ul>\n</li>\n</ol>\n</section>' in shown


@pytest.mark.parametrize("fragment", ["Nope", "^nope", "Part#Nope"])
def test_an_embed_of_what_is_not_there_says_so_and_shows_nothing_else(fragment: str) -> None:
    shown = html({"target.md": TARGET, "note.md": f"![[target#{fragment}]]"})
    assert "wm-embed--left-out" in shown
    assert f"“Target” has no heading or block “{fragment}”" in shown
    assert "Intro." not in shown.partition("</h1>")[2]


@pytest.mark.parametrize("block", ["code", "math", "two"])
def test_a_link_to_a_block_arrives_there(block: str) -> None:
    pages = site({"target.md": TARGET, "note.md": f"[[target#^{block}]]"}).pages
    assert f'href="target.html#%5E{block}"' in pages["note.md"].html
    assert f' id="^{block}"' in pages["target.md"].html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("![[gone.png|20]]", "gone.png"),
        ("![[gone.png|20x30]]", "gone.png"),
        ("![words|100](gone.png)", "words"),
        ("![](gone.png)", "gone.png"),
    ],
)
def test_a_picture_that_is_not_there_is_named_not_measured(written: str, shown: str) -> None:
    assert f'<span class="wm-missing" title="There is no file called “gone.png”">{shown}</span>' in html(written)


def test_a_link_to_nothing_at_all_is_its_text() -> None:
    assert "<p>a text b</p>" in html("a [text]() b")


def test_lines_are_numbered_where_the_author_asks() -> None:
    shown = html('```js linenums="9" hl_lines="1"\nlet a\nlet b\n```')
    assert re.findall(r'data-linenos="([^"]*)"', shown) == [" 9 ", "10 "]
    assert shown.count("let") == 2
    assert "data-linenos" in html("```js {linenums}\nlet a\n```")
    assert "data-linenos" not in html("```js {linenums=false}\nlet a\n```")


@pytest.mark.parametrize(("kept", "between"), [(True, "one<br>\ntwo"), (False, "one\ntwo")])
def test_a_line_end_is_a_break_where_that_is_configured(kept: bool, between: str) -> None:
    options = replace(Options(), publish=PublishOptions(line_breaks=kept))
    assert f"<p>{between}</p>" in html("one\ntwo", options)
    with_embed = html({"b.md": "B.", "note.md": "one\n![[b]]\ntwo"}, options)
    assert "<p>one</p>" in with_embed
    assert "<p>two</p>" in with_embed


@pytest.mark.parametrize(
    ("prose", "minutes"),
    [("word " * 400, 2), ("한글낱말은 " * 200, 2), ("漢字" * 500, 2), ("word " * 200 + "가" * 500, 2)],
)
def test_reading_time_counts_what_readers_of_a_script_count(prose: str, minutes: int) -> None:
    assert f"<dt>Reading</dt><dd>{minutes} min</dd>" in html(prose)


def test_a_short_note_tells_no_reading_time() -> None:
    assert "<dt>Reading</dt>" not in html("가나다라 " * 100)
