"""Headings, blocks, callouts, comments, tags, values, anchors, words: what else a body holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from pipeline.model.dialect import DIALECTS
from pipeline.model.document import Document
from pipeline.model.note import Body
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.body import parse
from pipeline.read.slugs import Slugs, slugify


def body(markdown: str) -> Body:
    return parse(Text(markdown), 0, Options())[0]


def document(markdown: str) -> Document:
    return parse(Text(markdown), 0, Options())[1]


def outline(tokens: list[Token]) -> str:
    """Token types, without what every paragraph has."""
    plain = {"paragraph_open", "paragraph_close"}
    return " ".join(token.type for token in tokens if token.type not in plain)


def children(markdown: str) -> list[Token]:
    return [child for token in document(markdown).tokens for child in token.children or []]


@pytest.mark.parametrize(
    ("markdown", "level", "text", "slug"),
    [
        ("# One two", 1, "One two", "one-two"),
        ("###### Six ######", 6, "Six", "six"),
        ("Setext\n===", 1, "Setext", "setext"),
        ("Over *two*\nlines\n---", 2, "Over two lines", "over-two-lines"),
        ("## 하이퍼파라미터란 무엇인가?", 2, "하이퍼파라미터란 무엇인가?", "하이퍼파라미터란-무엇인가"),
        ("## `code` & **bold** [link](x.md) [[a|b]]", 2, "code & bold link b", "code--bold-link-b"),
        ("# C++ (2024)", 1, "C++ (2024)", "c-2024"),
        ("# E\u0301cole", 1, "E\u0301cole", "école"),
        ("# Private %% not this %% heading", 1, "Private heading", "private-heading"),
        ("# Own {#my-id}", 1, "Own", "my-id"),
        ("# Own {: #my-id .class }", 1, "Own", "my-id"),
        ("# {usecase1}", 1, "{usecase1}", "usecase1"),
        ("# ???", 1, "???", "_1"),
        ("> - # Nested", 1, "Nested", "nested"),
    ],
)
def test_a_heading(markdown: str, level: int, text: str, slug: str) -> None:
    (heading,) = body(markdown).headings
    assert (heading.level, heading.text, heading.slug) == (level, text, slug)
    (token,) = [token for token in document(markdown).tokens if token.type == "heading_open"]
    assert token.attrs["id"] == slug


def test_code_and_tables_hold_no_headings() -> None:
    assert body("```\n# a\n```\n\n    # b\n\n<!--\n# c\n-->\n\n%%\n# d\n%%\n\n#e\n\n| # f |\n|-|\n").headings == ()


def test_repeated_headings_are_counted_as_python_markdown_does() -> None:
    markdown = "# a\n# a\n# a_1\n# a\n# b {#a}\n"
    assert [heading.slug for heading in body(markdown).headings] == ["a", "a_1", "a_2", "a_3", "a_4"]


@given(st.lists(st.sampled_from(["", "a", "b", "a_1", "a_2", "_1", "a_", "_"])))
def test_slugs_are_unique_and_never_empty(slugs: list[str]) -> None:
    page = Slugs()
    given_out = [page.give(slug) for slug in slugs]
    assert len(set(given_out)) == len(given_out)
    assert all(given_out)


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("markdown", "opening"),
    [
        ("text ^id", "paragraph_open"),
        ("text\n^id", "paragraph_open"),
        ("- item ^id", "list_item_open"),
        ("- item\n\n  more ^id", "paragraph_open"),
        ("> quote ^id", "paragraph_open"),
        ("> quote\n\n^id", "blockquote_open"),
        ("| a |\n|-|\n\n^id", "table_open"),
        ("- a\n- b\n\n^id", "bullet_list_open"),
        ("```\ncode\n```\n\n^id", "fence"),
        ("text\n\n^id", "paragraph_open"),
        ("^id", "paragraph_open"),
    ],
)
def test_a_block_carries_its_id(markdown: str, opening: str) -> None:
    (block,) = body(markdown).blocks
    assert (block.id, markdown[block.place.start : block.place.end]) == ("id", "^id")
    (bearer,) = [token for token in document(markdown).tokens if token.attrs.get("id") == "^id"]
    assert bearer.type == opening
    assert "^" not in "".join(child.content for child in children(markdown))


@pytest.mark.parametrize("id_", ["a", "37066d", "some-block", "bPnv52_x"])
def test_letters_of_a_block_id(id_: str) -> None:
    """Obsidian's, and the underscore, which Dendron makes."""
    assert [block.id for block in body(f"- text ^{id_}\n").blocks] == [id_]


def test_a_heading_keeps_its_slug_beside_its_block_id() -> None:
    found, shown = parse(Text("# Heading ^id"), 0, Options())
    assert (found.headings[0].text, found.headings[0].slug, found.blocks[0].id) == ("Heading", "heading", "id")
    assert (shown.tokens[0].attrs["id"], shown.tokens[0].meta["block"][0]) == ("heading", "id")


@pytest.mark.parametrize(
    "markdown", ["2^10", "x^id", "`code ^id`", "text ^id more", "text ^i.d", "```\n^id\n```", "^[note]"]
)
def test_what_is_no_block_id(markdown: str) -> None:
    assert body(markdown).blocks == ()


@pytest.mark.parametrize(
    ("markdown", "meta"),
    [
        ("> [!note]\n> text", {"type": "note", "fold": "", "title": None}),
        ("> [!WARNING]- Mind *this*\n> text", {"type": "warning", "fold": "-", "title": "Mind *this*"}),
        ("> [!my type|meta]+\n> text", {"type": "my type", "fold": "+", "title": None}),
        ("> [!tip] Only a title", {"type": "tip", "fold": "", "title": "Only a title"}),
    ],
)
def test_a_callout(markdown: str, meta: dict[str, str | None]) -> None:
    tokens = list(document(markdown).tokens)
    assert (tokens[0].type, tokens[0].meta, tokens[-1].type) == ("callout_open", meta, "callout_close")
    assert ("callout_title_open inline callout_title_close" in outline(tokens)) == (meta["title"] is not None)


def test_callouts_nest_and_leave_quotes_alone() -> None:
    markdown = "> [!a] A\n> > [!b]\n> > text\n> > > quote\n>\n> end\n\n> plain [!c]\n"
    assert outline(list(document(markdown).tokens)) == (
        "callout_open callout_title_open inline callout_title_close callout_open inline blockquote_open inline "
        "blockquote_close callout_close inline callout_close blockquote_open inline blockquote_close"
    )


@pytest.mark.parametrize(
    "markdown",
    [
        "a %%secret%% b",
        "a %% secret\nsecret %% b",
        "%% secret %%\n\na",
        "%%\nsecret\n\n# secret\n%%\nb",
        "- a\n  %%\n  secret\n\n  - secret\n  %%\n",
        "> a\n> %%\n> secret\n> %%\n",
        "| a | %% secret %% |\n|---|---|",
        "# a %%secret%%",
        "[a %%secret%%](b.md)",
        "a %% secret [[secret]] `secret` %%",
        "<div>%% secret %%</div>",
        "a %%\n\nsecret\n\n```\nsecret\n```\n%% b",
        "> a %% secret\n>\n> secret %% b",
        "- a %% secret\n\n  secret\n  %%\n- b",
    ],
)
def test_a_comment_is_in_no_text(markdown: str) -> None:
    """Neither in a shown token nor in anything that is made of the text."""
    found, shown = parse(Text(markdown), 0, Options())
    said = [found.excerpt, *(link.sentence for link in found.links), *(heading.text for heading in found.headings)]
    tokens = [child for token in shown.tokens for child in (token, *(token.children or ()))]
    said.extend(token.content for token in tokens if token.type not in ("comment", "inline"))
    assert "secret" not in " ".join(said)


@pytest.mark.parametrize(
    "markdown", ["Text.\n\n%%\nunseen\n\n# unseen", "Text.\n%% unseen\n\nunseen", "<!-- unseen\n\nunseen"]
)
def test_a_comment_that_nothing_closes_hides_the_rest(markdown: str) -> None:
    """As Obsidian and CommonMark have it; what is hidden for want of a mark can be told."""
    body, found = parse(Text(markdown), 0, Options())
    assert len(body.unclosed) == 1
    assert not [token for token in found.tokens if token.type == "inline" and "unseen" in token.content]
    assert not body.headings


@pytest.mark.parametrize("markdown", ["100 %% sure", "a `%%` b", "```\n%%\n```\n\n%%time", "%%time"])
def test_a_lone_mark_hides_nothing(markdown: str) -> None:
    tokens = [child for token in document(markdown).tokens for child in (token, *(token.children or ()))]
    assert "comment" not in {token.type for token in tokens}


@pytest.mark.parametrize(
    ("markdown", "tags"),
    [
        ("#tag text #a/b/c, (#x) #한글 #y1984 #a-b_c #🙂", ["tag", "a/b/c", "x", "한글", "y1984", "a-b_c", "🙂"]),
        ("*#em* **#strong** ==#mark==", ["em", "strong"]),
        ("# Heading #tag", ["tag"]),
        ("- #item", ["item"]),
        ("#1984 a#b C# # ## \\#no `#no` [#no](x.md) https://x.org/#no <https://x.org/#no> &#35; #", []),
        ("#end/ #end.", ["end", "end"]),
        ("%% #no %% <!-- #no --> $#no$", []),
    ],
)
def test_tags(markdown: str, tags: list[str]) -> None:
    found = body(markdown).tags
    assert [tag.text for tag in found] == tags
    assert all(markdown[tag.place.start : tag.place.end] == f"#{tag.text}" for tag in found)


def test_marked_text() -> None:
    assert [token.type for token in children("a ==b *c*== d")] == [
        *("text", "mark_open", "text", "em_open", "text", "em_close", "mark_close", "text")
    ]


@pytest.mark.parametrize("markdown", ["a == b == c", "a === b ===c", "`==a==`", "==a", "a=b=c", "=="])
def test_what_is_not_marked(markdown: str) -> None:
    assert "mark_open" not in {token.type for token in children(markdown)}


@pytest.mark.parametrize(
    ("markdown", "name", "format_", "text"),
    [
        ("It is <!-- value: n -->109.5<!-- /value --> here.", "n", "", "109.5"),
        ("<!-- value: n .1f -->109.5<!-- /value --> begins a line", "n", ".1f", "109.5"),
        ("**<!--value:n ,.2f-->1,000.00<!--/value-->**", "n", ",.2f", "1,000.00"),
        ("| a |\n|---|\n| <!-- value: n -->1<!-- /value --> |", "n", "", "1"),
        ("# <!-- value: 이름 -->1<!-- /value -->", "이름", "", "1"),
        ("<!-- value: n --><!-- /value -->", "n", "", ""),
        ("text\n<!-- value: n -->1<!-- /value -->", "n", "", "1"),
    ],
)
def test_a_figure_bound_to_a_name(markdown: str, name: str, format_: str, text: str) -> None:
    found = body(markdown)
    (value,) = found.values
    assert (value.name, value.format, value.text, found.faults) == (name, format_, text, ())
    assert markdown[value.place.start : value.place.end] == text
    (token,) = [token for token in children(markdown) if token.type == "value"]
    assert (token.content, token.meta["value"]) == (text, 0)
    assert [markdown[start:end][:4] for start, end in token.meta["marks"]] == ["<!--", "<!--"]


@pytest.mark.parametrize(
    "markdown",
    [
        "a <!-- value: -->1<!-- /value -->",
        "a <!-- value: 1x -->1<!-- /value -->",
        "a <!-- value: n -->1",
        "a <!-- value: n -->over\nlines<!-- /value -->",
        "a 1<!-- /value -->",
        "<div><!-- value: n -->1<!-- /value --></div>",
        "<!-- value: n -->",
    ],
)
def test_a_wrong_value_is_a_fault(markdown: str) -> None:
    found = body(markdown)
    assert found.values == ()
    assert found.faults
    assert all(markdown[fault.place.start : fault.place.end].startswith("<!--") for fault in found.faults)


def test_ids_in_raw_html_are_anchors() -> None:
    markdown = '# <a name="one"></a> H\n\n<div id=two>\n<a class="x" id=\'three\'>\n</div>\n\na <b id="four" name="no">x</b> <!-- <a id="no"> --> <img name="no">'
    found = body(markdown).anchors
    assert [anchor.text for anchor in found] == ["one", "two", "three", "four"]
    assert all(markdown[anchor.place.start : anchor.place.end] == anchor.text for anchor in found)


def test_words_count_prose_only() -> None:
    assert (
        body(
            "# Not these\n\nfour words *of* prose\n\n```\nnot this\n```\n\n%% nor this %%\n\n- 매개변수는 값이다"
        ).words
        == 6
    )


@pytest.mark.parametrize(
    ("markdown", "excerpt"),
    [
        ("# H\n\nFirst *one*. Second [[two|2]]. Third.", "First one. Second 2."),
        ("[[nav]] | [x](y.md) #tag\n\nWords, e.g. of v1.2. More.", "Words, e.g. of v1.2. More."),
        ("- list\n\nText.", "Text."),
        ("[[only]]", "only"),
        ("- list\n\n> Quote.", "list"),
        ("매개변수는 값이다. 학습된다。또한", "매개변수는 값이다. 학습된다。"),
        ("", ""),
        ("a %% secret. %% b.", "a b."),
    ],
)
def test_the_excerpt_is_the_first_sentences_of_prose(markdown: str, excerpt: str) -> None:
    assert body(markdown).excerpt == excerpt


def test_a_long_sentence_is_shortened() -> None:
    found = body("word " * 200 + "[[here]] " + "word " * 200)
    assert found.excerpt.startswith("word word")
    assert found.excerpt.endswith(" word…")
    (link,) = found.links
    assert link.sentence.startswith("…word")
    assert " here " in link.sentence
    assert max(len(found.excerpt), len(link.sentence)) <= 300


def test_the_sentence_around_a_link() -> None:
    markdown = "One. Two [[a]] %% secret %%\nends! **Three** has [[b|x]] in v1.2, e.g. Four.) [[C]]"
    assert [link.sentence for link in body(markdown).links] == ["Two a ends!", "Three has x in v1.2, e.g. Four.)", "C"]


def test_a_footnote_that_nothing_refers_to_is_read_but_not_shown() -> None:
    found, shown = parse(Text("text[^a]\n\n[^a]: [[x]]\n[^b]: [[y]]\n"), 0, Options())
    assert [link.target for link in found.links] == ["x", "y"]
    visible = [child.meta["link"] for token in shown.tokens for child in token.children or [] if "link" in child.meta]
    assert visible == [0]
    assert [token.type for token in shown.env["unused_footnotes"]] == ["paragraph_open", "inline", "paragraph_close"]


def test_tasks_are_those_of_the_plugin() -> None:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.tasklists import tasklists_plugin

    markdown = "- [ ] a\n- [x] b [c](d)\n  1. [X] e\n  2. [-] f\n- g\n\n* h\n\n- # [ ] i\n- [ ]j\n- [ ] k\n\n  l\n"
    tokens = parse(Text(markdown), 0, Options(dialect=DIALECTS["markdown"]))[1].tokens
    ours = MarkdownIt().renderer.render(list(tokens), MarkdownIt("commonmark").options, {})
    theirs = MarkdownIt("commonmark").use(tasklists_plugin).render(markdown)
    assert ours.replace(' id="--i"', "").replace(' id="-i"', "") == theirs


@pytest.mark.parametrize("item", ["[?] a", "[-] a", "[1] a", "[/] a", '["] a'])
def test_in_obsidian_any_sign_is_a_task_in_a_state_of_its_own(item: str) -> None:
    boxes = [
        child
        for token in document(f"- {item}\n").tokens
        for child in token.children or []
        if child.type == "html_inline"
    ]
    assert [box.meta["state"] for box in boxes] == [item[1]]


@pytest.mark.parametrize("item", ["[a](b)", "[^1] a", "[[a]] b", "[ab] c", "[a]b", "[]  a", "[[] a"])
def test_what_only_looks_like_one_is_none(item: str) -> None:
    markdown = f"- {item}\n\n[^1]: x\n"
    assert "state" not in repr([child.meta for token in document(markdown).tokens for child in token.children or []])


def test_a_token_holds_nothing_that_json_could_not() -> None:
    markdown = (
        "# H ^h\n\n> [!note] T\n> [[a]] ![[b]] [c](d) <https://e.org> #f ==g== %%h%% $i$ <!-- j --> ^k\n\n"
        "```py {title=x}\n```\n"
    )
    for token in (token for block in document(markdown).tokens for token in (block, *(block.children or ()))):
        assert json.loads(json.dumps([token.meta, token.attrs])) is not None, token.type
        assert type(token.attrs.get("href", "")) is str


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("# Title\n\nOne *two*.\n\n- three\n- [four](x.md)\n", "One two.\nthree\nfour"),
        ("| a | b |\n| --- | --- |\n| c | d |\n", "a\nb\nc\nd"),
        ("over\nlines <!-- not this --> %%nor this%%\n\n```\nnor code\n```\n", "over lines"),
        ("word " * 300, ""),
        (("word " * 90 + "\n\n") * 3, ""),
        ("가" * 1_000, "가" * 1_000),
        ("", ""),
    ],
)
def test_prose_is_kept_where_there_is_little(markdown: str, prose: str) -> None:
    """A block a line; of a longer note nothing, so that records stay small."""
    assert body(markdown).prose == prose


@pytest.mark.parametrize(
    ("markdown", "date"),
    [
        ("## Changelog\n\n- 2026-05-08: written\n- 2026-05-10: mended\n", "2026-05-10"),
        ("## 🕓 Changelog\n\n| Date | Change |\n| --- | --- |\n| 2026-05-10 | a |\n| 2026-05-08 | b |\n", "2026-05-10"),
        ("## 변경 이력\n\n2026-05-08 처음 작성\n", "2026-05-08"),
        ("## History\n\n### 2026-05-08\n\ntext\n\n## Other\n\n- 2027-01-01\n", "2026-05-08"),
        ("## Changelog\n\n1. **2026-05-08** x\n> - [2026-05-09](x.md)\r\n", "2026-05-09"),
        ("## Changelog\n\nsince 2026-05-08, version 2026-13-01\n- 2026-99-99\n", None),
        ("## A history of 2026\n\n- 2026-05-08\n", None),
        ("- 2026-05-08\n", None),
    ],
)
def test_the_newest_dated_entry_of_a_changelog(markdown: str, date: str | None) -> None:
    changed = body(markdown).changed
    assert (changed.text if changed else None) == date
    if changed:
        assert markdown[changed.place.start : changed.place.end] == date
