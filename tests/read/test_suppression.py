"""Comments that silence rules: which are read as such, and of which lines they speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.suppression import Suppression
from pipeline.model.text import Text
from pipeline.read import read


def suppressions(text: str) -> tuple[Suppression, ...]:
    return read(Source("a.md", text.encode()), Options()).body.suppressions


def only(text: str) -> Suppression:
    (found,) = suppressions(text)
    return found


@pytest.mark.parametrize(
    ("said", "codes", "reason"),
    [
        ("LNK001 an example", ("LNK001",), "an example"),
        ("LNK an example", ("LNK",), "an example"),
        ("LNK001,STR002 two", ("LNK001", "STR002"), "two"),
        ("LNK001 , STR002 two", ("LNK001", "STR002"), "two"),
        ("LNK001: why", ("LNK001",), "why"),
        ("LNK001 — why", ("LNK001",), "why"),
        ("LNK001 - why", ("LNK001",), "why"),
        ("LNK001", ("LNK001",), ""),
        ("LNK001\n  broken\n  over lines", ("LNK001",), "broken over lines"),
        ("LNK001 링크의 예", ("LNK001",), "링크의 예"),
        ("lnk001 an example", ("lnk001",), "an example"),
        ("broken-link an example", ("broken-link",), "an example"),
        ("Broken-Link, stub: two", ("Broken-Link", "stub"), "two"),
        ("broken-link - why", ("broken-link",), "why"),
        ("stub — why", ("stub",), "why"),
        ("LNK001-ish x", ("LNK001-ish",), "x"),
        ("nothing here", ("nothing",), "here"),
        ("", (), ""),
        ("링크의 예", (), "링크의 예"),
    ],
)
def test_codes_and_reason(said: str, codes: tuple[str, ...], reason: str) -> None:
    found = only(f"text <!-- wikimill: ignore {said} -->\n")
    assert (found.codes, found.reason) == (codes, reason)


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- wikimill: ignore LNK001 x -->`",
        "```\n<!-- wikimill: ignore LNK001 x -->\n```",
        "    <!-- wikimill: ignore LNK001 x -->",
        "\\<!-- wikimill: ignore LNK001 x -->",
        "<!-- wikimill: ignored LNK001 x -->",
        "<!-- not wikimill: ignore LNK001 x -->",
        "<!-- wikimill ignore LNK001 x -->",
        "%% wikimill: ignore LNK001 x %%",
        "---\ntitle: 'a # wikimill: ignore LNK001 x'\n",
        "# wikimill: ignore LNK001 a heading",
    ],
)
def test_what_is_no_suppression(text: str) -> None:
    """Code, escaped text, other words."""
    assert suppressions(text) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("text <!-- wikimill: ignore LNK001 x -->\nnext", (1,)),
        ("<!-- wikimill: ignore LNK001 x --> text\nnext", (1,)),
        ("<!-- wikimill: ignore LNK001 x -->\nnext", (1, 2)),
        ("<!-- wikimill: ignore LNK001 x -->\n\n\nnext\nlast", (1, 4)),
        ("> <!-- wikimill: ignore LNK001 x -->\n> next", (1, 2)),
        ("- <!-- wikimill: ignore LNK001 x -->\n  next", (1, 2)),
        ("<!-- wikimill: ignore LNK001 x\nmore -->\nnext", (1, 2, 3)),
        ("<!-- wikimill: ignore LNK001 x -->", (1,)),
        ("one\r\n<!-- wikimill: ignore LNK001 x -->\r\nnext\r\n", (2, 3)),
    ],
    ids=["behind", "before", "alone", "blanks", "quote", "list", "several lines", "at the end", "CRLF"],
)
def test_lines_that_it_speaks_of(text: str, lines: tuple[int, ...]) -> None:
    """Its own; where it stands alone, the next one that is not blank too."""
    assert only(text).lines == lines


def test_a_comment_of_the_head_speaks_of_what_is_missing_from_it() -> None:
    """Findings about absent fields stand on the head's first line."""
    found = only("---\ntitle: a\nstatus: odd # wikimill: ignore SCH004 agreed\n---\n")
    assert (found.codes, found.reason, found.lines) == (("SCH004",), "agreed", (3, 1))
    alone = only("---\n# wikimill: ignore SCH001 no status yet\ntitle: a\n---\n")
    assert alone.lines == (2, 3, 1)


def test_a_toml_head_has_comments_too() -> None:
    found = only('+++\nstatus = "odd" # wikimill: ignore wrong-type agreed\n+++\n')
    assert (found.codes, found.reason, found.lines) == (("wrong-type",), "agreed", (2, 1))


def test_a_json_head_has_no_comments() -> None:
    assert suppressions('{"title": "a # wikimill: ignore SCH x"}\n\ntext') == ()


@given(
    st.lists(st.sampled_from(["<!-- wikimill: ignore LNK001 x -->", "text", "", "> - ", "```", "\r", "%%"]), max_size=8)
)
def test_places_are_those_of_the_text(parts: list[str]) -> None:
    """Wherever a suppression is read, its place holds the comment, and its lines are lines of the text."""
    text = "\n".join(parts)
    for found in suppressions(text):
        assert text[found.place.start : found.place.end] == "<!-- wikimill: ignore LNK001 x -->"
        assert set(found.lines) <= set(range(1, len(Text(text).lines) + 1))
