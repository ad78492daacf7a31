"""Every place is exact: in tables, lists, quotes, footnotes, headings, over lines, with any line end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.note import Body
from pipeline.model.options import Options
from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.read.body import parse

OPTIONS = Options()


def body(source: str, start: int = 0) -> Body:
    return parse(Text(source), start, OPTIONS)[0]


def places(found: Body) -> list[Place]:
    return [
        item.place
        for group in (
            found.links,
            found.headings,
            found.blocks,
            found.snippets,
            found.values,
            found.tags,
            found.anchors,
        )
        for item in group
    ]


@pytest.mark.parametrize(
    "source",
    [
        "text [[x]]",
        "\ufefftext [[x]]",
        "# Heading [[x]] #",
        "  ##   [[x]]   ##  ",
        "Heading [[x]]\n====",
        "over\nlines [[x]]\n---",
        "   indented\n\t\tlazily [[x]]",
        "- item [[x]]\n  more [[y]]\n\n  paragraph [[z]]",
        "1.\titem [[x]]\n\tmore [[y]]",
        "10) item\n\n    - inner [[x]]\n      > quoted [[y]]",
        "> quote [[x]]\nlazy [[y]]\n> more [[z]]",
        ">quote\n>\tmore [[x]]",
        "> > - deep [[x]]\n> >   [[y]]\n> lazy [[z]]",
        "- [ ] task [[x]]\n- [x] done [[y]]",
        "a[^1] b\n\n[^1]: note [[x]]\n\n    more [[y]]\n    - [[z]]",
        "a^[inline [[x]] and ![i [[no]]](i.png) [[y]]] [[z]]",
        "| a | b |\n|---|---|\n| [[x\\|l]] | [[y]] |",
        "a \\| [[x\\|l]] | b\n-|-\n \\|\\| [[y\\|l]] | `\\|` [[z]]",
        "|[[x]]|\n|-|\n||\n|[[y]]|surplus [[no]]|",
        "> | a [[x]] |\n> |---|\n> | \\| [[y\\|l]] |",
        "- | a |\n  |---|\n  | [[x\\|l]] |",
        "> [!note]+ Title [[x]]\n> text [[y]]\n> > [!tip]\n> > [[z]]",
        "> [!note]\n> | a | b |\n> |-|-|\n> | [[x\\|y]] | z |",
        "**bold [[x]]** *a* ~~[[y]]~~ ==[[z]]== `c` &amp; [[w]]",
        "text %% gone [[no]] %% [[x]]",
        "%%\n[[no]]\n%% rest [[x]]",
        "- %%\n  [[no]]\n  %% rest [[x]]",
        "line \\\nhard [[x]]  \nbreak [[y]]",
        "\u00a0\n[[x]]\n\u3000",
        "> \u00a0\n> [[x]]",
        "\x00 [[x]] \x00",
        "\x0c [[x]] \x1f\x85\u2028[[y]]",
        "🙂 [[x]] 한글 [[y]]",
        "text ^id\n\n- item [[x]] ^id2",
        "<a id='x'></a> [[x]]\n<b name=y>z</b>",
        "[[x]] <!-- value: n -->1<!-- /value --> [[y]]",
        "<!-- value: n -->1<!-- /value --> [[x]]",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["", "---\ntitle: X\n---\n"])
def test_a_wikilink_is_found_where_it_stands(source: str, line_end: str, head: str) -> None:
    """Each letter but `no` names one link; whatever surrounds it, its place is where `str.find` finds it."""
    text = (head + source).replace("\n", line_end)
    found = body(text, len(head.replace("\n", line_end)))
    for link in found.links:
        if link.kind == "wikilink":
            assert link.raw.startswith(f"[[{link.target}")
            assert link.raw.endswith("]]")
            assert link.place.start == text.index(f"[[{link.target}")
    wanted = {name for name in "xyzw" if f"[[{name}" in source}
    assert {link.target for link in found.links if link.kind == "wikilink"} == wanted
    lines = Text(text)
    for place in places(found):
        assert place == lines.place(place.start, place.end)
        assert len(head.replace("\n", line_end)) <= place.start <= place.end <= len(text)


CONSTRUCTS = st.sampled_from(
    [
        "[[{}]]",
        "![[{}]]",
        "[[{}|l]]",
        "[l *l*]({}.md)",
        "![l]({}.png 't')",
        "<https://{}.org>",
        "[[{}#h]]",
        "[`l`](<{} x>)",
    ]
)
WORDS = st.sampled_from(
    [
        "word",
        "한글",
        "a_b",
        "*em*",
        "**b**",
        "`code [[no]]`",
        "$x$",
        "5 $",
        "\\[",
        "&lt;",
        "%% [[no]] %%",
        "#tag",
        "🙂",
        "=",
        "==m==",
    ]
)
OPENERS = st.lists(st.sampled_from(["> ", ">", "- ", "* ", "1. ", "10)  ", "-\t", "> [!note] "]), max_size=5).map(
    "".join
)


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A body of lines in nested containers, and its links as written, each with a name of its own."""
    lines, raws = [], []
    for _ in range(draw(st.integers(1, 6))):
        parts = draw(st.lists(WORDS, max_size=3))
        for _ in range(draw(st.integers(0, 2))):
            raw = draw(CONSTRUCTS).format(f"t{len(raws)}x")
            raws.append(raw)
            parts.insert(draw(st.integers(0, len(parts))), raw)
        if draw(st.booleans()):
            lines.append("")
        lines.append(draw(OPENERS) + draw(st.sampled_from(["", "# ", "### "])) + " ".join(parts))
    source = draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)
    return source, sorted(raws, key=source.index)


@given(notes())
def test_in_any_nesting_each_link_is_found_once_where_it_stands(note: tuple[str, list[str]]) -> None:
    source, raws = note
    found = body(source)
    assert [link.raw for link in found.links] == raws
    for link in found.links:
        assert link.place.start == source.index(link.raw)
        assert source[link.place.start : link.place.end] == link.raw


CELLS = st.lists(
    st.sampled_from(["word", "\\|", "`a\\|b`", "[[{}]]", "[[{}\\|l]]", "![[{}\\|30]]", "[a\\|b]({}.md)", ""]),
    max_size=3,
)


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["", "> ", "- "]),
)
def test_in_tables_with_escaped_pipes(rows: list[list[list[str]]], edged: bool, container: str) -> None:
    raws: list[str] = []
    lines = ["|a|b|c|d|", "|-|-|-|-|"]
    for row in rows:
        cells = []
        for cell in row:
            texts = []
            for piece in cell:
                texts.append(piece.format(f"t{len(raws)}x"))
                if "{}" in piece:
                    raws.append(texts[-1])
            cells.append(" ".join(texts))
        lines.append("|" + " | ".join(cells) + "|" if edged else "x " + " | ".join(cells) + " x")
    inner = container.replace("-", " ")
    source = "\n".join((container if number == 0 else inner) + line for number, line in enumerate(lines))
    found = body(source)
    assert [link.raw for link in found.links] == raws
    assert all(link.place.start == source.index(link.raw) for link in found.links)


@given(st.text(st.sampled_from("[]()!#|^$%`=<>-*_~\\\"' \t\r\nab1:{}/&;\x00\u00a0\u2028한"), max_size=80))
def test_no_text_is_too_strange(source: str) -> None:
    """Whatever a file holds, it is read, and places are slices."""
    found = body(source)
    lines = Text(source)
    assert all(source[link.place.start : link.place.end] == link.raw for link in found.links)
    assert [link.place.start for link in found.links] == sorted(link.place.start for link in found.links)
    for place in places(found):
        assert place == lines.place(place.start, place.end)
        assert 0 <= place.start <= place.end <= len(source)
