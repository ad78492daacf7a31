"""What real authors write in odd ways, and what Obsidian shows of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.model.options import Options, PublishOptions
from pipeline.model.run import Run
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


def backlinks(text: str, title: str = "Target") -> str:
    shown = html({"target.md": f"# {title}", "a.md": text}, path="target.md")
    return shown.partition("wm-referenced-by")[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("| a | b |\n| - | - |\n| [[target]] | sets the size |", "target · sets the size"),
        ("| a | b | c |\n| - | - | - |\n| x |  | see [[target\\|it]] |", "x · see it"),
        ("It is as Fig. 3 of [[target]] by Dr. Kim shows. Next.", "It is as Fig. 3 of target by Dr. Kim shows."),
        ("So it is with all: ![[target]]", "So it is with all:"),
    ],
)
def test_a_backlink_is_quoted_with_what_stands_around_it(text: str, quote: str) -> None:
    assert f"<q>{quote}</q>" in backlinks(text)


@pytest.mark.parametrize(
    "text", ["[[target]]", "- [[target|words]]", "See ![[target]].", "| [[target]] |\n| - |\n| x |"]
)
def test_a_backlink_that_says_nothing_more_is_not_quoted(text: str) -> None:
    found = backlinks(text)
    assert 'href="a.html"' in found
    assert "<q>" not in found


def test_of_many_backlinks_most_are_folded() -> None:
    files = {f"l{number:02}.md": f"It is number {number} that names [[target]]." for number in range(40)}
    shown = html({"target.md": "# Target", **files}, path="target.md")
    first, _, folded = shown.partition('<details class="wm-more"><summary>20 more notes</summary>')
    assert first.count("<q>") == 20
    assert folded.count("<q>") == 20
    few = html({"target.md": "# Target", **dict(list(files.items())[:24])}, path="target.md")
    assert "wm-more" not in few


def test_one_note_is_not_quoted_without_end() -> None:
    assert backlinks("\n\n".join(f"Sentence {number} with [[target]]." for number in range(20))).count("<q>") == 4


def test_addresses_within_a_source_are_links() -> None:
    shown = html({"note.md": "---\nsources: ['Kim (2020), https://example.org/p.pdf, p. 3']\n---\nText."})
    assert 'Kim (2020), <a href="https://example.org/p.pdf">https://example.org/p.pdf</a>, p. 3' in shown


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Q: How?\nA: So.", {"How?": "So."}),
        ("**Q: How?**\n\nA: So *then*.", {"How?": "So then."}),
        (
            "Q. 어디에 쓰이나요?\nA. 모델에.\n\n질문: 왜?\n답변: 그래서.",
            {"어디에 쓰이나요?": "모델에.", "왜?": "그래서."},
        ),
        ("# FAQ\n\n## How?\n\nSo.", {"How?": "So."}),
        ("# FAQ\n\n**Why?** Because.\n\nQ: How?\nA: So.", {"Why?": "Because.", "How?": "So."}),
        ("# FAQ\n\n<details><summary>How?</summary>\nSo.\n</details>", {"How?": "So."}),
        ("## 자주 묻는 질문\n\n### 왜 중요한가\n\n크기.\n\n### 국가\n\n나라.", {"왜 중요한가": "크기."}),
        ("Q: no question\nA: So.", {}),
        ("<details><summary>How?</summary>\nSo.\n</details>", {}),
        ("## How?\n\nSo.", {}),
    ],
)
def test_questions_are_known_however_they_are_written(text: str, pairs: dict[str, str]) -> None:
    head = site({"note.md": text}).pages["note.md"].head
    found = re.findall(r'"name":"(.*?)","acceptedAnswer":\{"@type":"Answer","text":"(.*?)"\}', head)
    assert dict(found) == pairs
    assert len(found) == len(pairs)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("\x1b[1;31mred\x1b[0m\n", "red\n"),
        ("\x1b]8;;https://example.org\x07link\x1b]8;;\x07\n", "link\n"),
        ("10 %\r50 %\rdone\n", "done\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("한글\tx\n", "한글\tx\n"),
    ],
)
def test_output_is_what_a_terminal_leaves_of_it(printed: str, seen: str) -> None:
    run = Run("note.md", 0, 1, "python", "", "passed", "ran", None, printed, 0.1, False)
    shown = site({"note.md": "```python\nx\n```\n"}, runs=[run]).pages["note.md"].html
    assert re.findall(r'<pre><code tabindex="0">([^<]*)</code></pre></div>\n?</div>', shown) == [seen]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("---\ntitle: Name\n---\n# One\n\n## Sub\n\n# Two", [(1, "Name"), (2, "One"), (3, "Sub"), (2, "Two")]),
        ("# Name\n\n# Two\n\n## Sub", [(1, "Name"), (2, "Two"), (3, "Sub")]),
        ("# Name\n\n## Sub\n\n### Deep", [(1, "Name"), (2, "Sub"), (3, "Deep")]),
        ("# Name\n\n## ![](x.png)\n\n## Sub", [(1, "Name"), (2, "Sub")]),
    ],
)
def test_the_table_of_contents_hangs_below_the_title(text: str, entries: list[tuple[int, str]]) -> None:
    """Themes list what is below the first entry: a second heading of its level would hide the whole table."""
    page = site({"Name.md": text}).pages["Name.md"]
    assert [(entry.level, entry.text) for entry in page.toc] == entries


@pytest.mark.parametrize(("status", "said"), [("passed", 0), ("failed", 1)])
def test_a_session_that_holds_is_not_told_twice(status: str, said: int) -> None:
    level = "checked" if status == "passed" else "ran"
    run = Run("note.md", 0, 1, "python", "", status, level, None, "2\n", 0.1, False)  # type: ignore[arg-type]
    shown = site({"note.md": "```python\n>>> 1 + 1\n2\n```\n"}, runs=[run]).pages["note.md"].html
    assert shown.count("wm-output__label") == said


def test_an_embed_in_a_footnote_stands_beside_its_paragraphs() -> None:
    shown = html({"b.md": "B.", "note.md": "x[^1]\n\n[^1]: see ![[b]]"})
    assert "<p>see</p>" in shown
    assert "<p></p>" not in shown
    assert re.search(r'</section>\n<p> ?<a class="footnote-backref"', shown)


@pytest.mark.parametrize("text", ["## See ![[b]]", "> [!note]- See ![[b]]\n> x", "> [!note] See ![[b|b]]\n> x"])
def test_a_heading_or_a_title_that_embeds_a_note_links_to_it(text: str) -> None:
    shown = html({"b.md": "Bee.", "note.md": text})
    assert 'See <a href="b.html" class="wm-link">b</a>' in shown
    assert "Bee." not in shown


def test_a_heading_may_hold_a_picture() -> None:
    assert '<img src="a.png"' in html({"a.png": PNG, "note.md": "## ![[a.png|20]] Part"})
