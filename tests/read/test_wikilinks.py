"""What stands between `[[` and `]]`, in each dialect, and what is no wikilink."""

from __future__ import annotations

import pytest

from pipeline.model.dialect import DIALECTS
from pipeline.model.link import Link
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.body import parse


def links(markdown: str, dialect: str = "obsidian") -> tuple[Link, ...]:
    return parse(Text(markdown), 0, Options(dialect=DIALECTS[dialect]))[0].links


def only(markdown: str, dialect: str = "obsidian") -> tuple[str | None, str | None, str | None]:
    (link,) = links(markdown, dialect)
    assert link.raw in markdown
    return link.target, link.fragment, link.label


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[[note]]", ("note", None, None)),
        ("[[ note ]]", ("note", None, None)),
        ("[[folder/note.md]]", ("folder/note.md", None, None)),
        ("[[note|label]]", ("note", None, "label")),
        ("[[note | label ]]", ("note", None, "label")),
        ("[[note\\|label]]", ("note", None, "label")),
        ("[[note|a|b]]", ("note", None, "a|b")),
        ("[[note#heading]]", ("note", "heading", None)),
        ("[[note#h1#h2|label]]", ("note", "h1#h2", "label")),
        ("[[note#^block-1]]", ("note", "^block-1", None)),
        ("[[#heading]]", (None, "heading", None)),
        ("[[#^block|there]]", (None, "^block", "there")),
        ("[[^block]]", (None, "^block", None)),
        ("[[note#]]", ("note", None, None)),
        ("[[100% sure]]", ("100% sure", None, None)),
        ("[[a%20b]]", ("a%20b", None, None)),
        ("[[*starred* `ticks`]]", ("*starred* `ticks`", None, None)),
        ("[[[Java] Lists]]", ("[Java] Lists", None, None)),
        ("[[Lists [Java]]]", ("Lists [Java]", None, None)),
        ("[[[note]]]", ("note", None, None)),
        ("[[다익스트라(Dijkstra)|길 찾기]]", ("다익스트라(Dijkstra)", None, "길 찾기")),
        ("[[🗂️ hub]]", ("🗂️ hub", None, None)),
        ("[[C:\\notes]]", ("C:\\notes", None, None)),
    ],
)
def test_obsidian_writes_the_target_first(markdown: str, expected: tuple[str | None, ...]) -> None:
    assert only(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[[label|note]]", ("note", None, "label")),
        ("[[a|b|note#head]]", ("note", "head", "a|b")),
        ("[[note]]", ("note", None, None)),
    ],
)
def test_dendron_writes_the_label_first(markdown: str, expected: tuple[str | None, ...]) -> None:
    assert only(markdown, "dendron") == expected


@pytest.mark.parametrize(
    "markdown",
    [
        "[[]]",
        "[[ ]]",
        "[[|label]]",
        "[[note|]]",
        "[[#]]",
        "[[over\nlines]]",
        "[[open",
        "[[open]",
        "\\[[escaped]]",
        "`[[code]]`",
        "```\n[[fence]]\n```",
        "    [[indented code]]",
        "$[[math]]$",
        "a $$[[math]]$$ b",
        "$$\n[[math]]\n$$",
        "<!-- [[comment]] -->",
        "text <!-- [[comment]] --> text",
        "%%[[comment]]%%",
        "text %% [[comment]] %% text",
        "%%\n[[comment]]\n\n[[comment]]\n%%",
        "text %%\n[[comment]]\n%% text",
        "<div>\n[[raw html]]\n</div>",
        '<span title="[[attribute]]">x</span>',
        "<https://example.org/[[x]]>",
    ],
)
def test_what_is_no_wikilink(markdown: str) -> None:
    assert [link.raw for link in links(markdown) if link.kind == "wikilink"] == []


def test_without_wikilinks_in_the_dialect_brackets_are_text() -> None:
    assert links("[[note]] ![[image.png]] #tag", "markdown") == ()


def test_two_brackets_around_a_reference_are_a_reference_without_wikilinks() -> None:
    (link,) = links("[[note]]\n\n[note]: target.md", "markdown")
    assert (link.raw, link.target) == ("[note]", "target.md")


def test_a_wikilink_goes_before_a_definition_of_its_name() -> None:
    (link,) = links('[[note]]\n\n[note]: folder/note.md "Note"', "foam")
    assert (link.kind, link.raw) == ("wikilink", "[[note]]")


def test_a_citation_with_an_address_is_a_markdown_link() -> None:
    one, two, three = links("[[1]](https://example.org) ![[2]](http://example.org/a.png) [[Parameter]](s)")
    assert (one.kind, one.raw, one.label) == ("link", "[[1]](https://example.org)", "[1]")
    assert (two.kind, two.raw) == ("image", "![[2]](http://example.org/a.png)")
    assert (three.kind, three.raw) == ("wikilink", "[[Parameter]]")


def test_an_embed_is_told_from_a_link() -> None:
    assert [(link.kind, link.raw) for link in links("![[image.png|300x200]] ![[note#part]] \\![[note]]")] == [
        ("embed", "![[image.png|300x200]]"),
        ("embed", "![[note#part]]"),
        ("wikilink", "[[note]]"),
    ]


def test_a_label_may_hold_an_embed_but_no_link() -> None:
    assert [link.raw for link in links("[![[a.png]]](x.md) [see [[b]] there](y.md)")] == [
        "[![[a.png]]](x.md)",
        "![[a.png]]",
        "[[b]]",
    ]


@pytest.mark.parametrize("target", ["https://example.org/a#b", "mailto:a@example.org", "ftp://host/file"])
def test_an_address_of_the_web_in_brackets_is_external(target: str) -> None:
    (link,) = links(f"[[{target}]]")
    assert (link.external, link.target, link.fragment) == (True, target, None)


@pytest.mark.parametrize("target", ["Rust: a history", "std::vector", "ADR:001", "C:\\notes"])
def test_a_colon_in_a_title_makes_no_address(target: str) -> None:
    (link,) = links(f"[[{target}]]")
    assert (link.external, link.target) == (False, target)


def test_only_dendron_s_own_addresses_are_taken_apart() -> None:
    """`dendron://vault/note#part` names a part of a note; any other address stays as it is written."""
    assert only("[[l|dendron://v/a.b#part]]", "dendron") == ("dendron://v/a.b", "part", "l")
    assert only("[[dendron://v/a.b#part]]") == ("dendron://v/a.b#part", None, None)
    assert only("[[https://example.org/a#part]]", "dendron") == ("https://example.org/a#part", None, None)
