"""Law 10: what is checked is what is shown. Over every note of the real vaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.token import Token

from pipeline.model.dialect import DIALECTS
from pipeline.model.document import Document
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import decode, document, read

FOLDERS = (
    "30s-python",
    "cncf-glossary",
    "dendron-site",
    "foam",
    "github-explore",
    "obsidian-export",
    "python-cheatsheet",
)
SHAPES = {
    "wikilink": re.compile(r"\[\[[^\n]+\]\]"),
    "embed": re.compile(r"!\[\[[^\n]+\]\]"),
    "image": re.compile(r"!\[.*[\])]", re.DOTALL),
    "link": re.compile(r"\[.*[\])]|<[^\s<>]+>", re.DOTALL),
}


def options(folder: str) -> Options:
    return Options(dialect=DIALECTS["dendron" if folder == "dendron-site" else "obsidian"])


def everything(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def agree(note: Note, text: Text, shown: Document) -> None:
    """Tokens and tuples speak of the same things."""
    tokens = list(everything([*shown.tokens, *shown.env.get("unused_footnotes", ())]))
    links = sorted(token.meta["link"] for token in tokens if "link" in token.meta)
    assert links == list(range(len(note.links)))
    visible = [index for index, snippet in enumerate(note.snippets) if not snippet.hidden]
    assert sorted(token.meta["snippet"] for token in tokens if token.type == "fence") == visible
    headings = [token.attrs["id"] for token in tokens if token.type == "heading_open"]
    assert sorted(map(str, headings)) == sorted(heading.slug for heading in note.body.headings)
    assert len(set(headings)) == len(headings)
    values = sorted(token.meta["value"] for token in tokens if token.type == "value")
    assert values == list(range(len(note.body.values)))
    for link in note.links:
        assert text.content[link.place.start : link.place.end] == link.raw
        assert SHAPES[link.kind].fullmatch(link.raw), link.raw
        assert len(link.sentence) <= 300
    for snippet in note.snippets:
        raw = text.content[snippet.place.start : snippet.place.end]
        assert raw.startswith(("```", "~~~"))
        assert text.lines[snippet.place.line - 1].rstrip().endswith(snippet.info)
        assert snippet.code == "" or snippet.code.endswith("\n")
        first = snippet.code.partition("\n")[0]
        assert (
            text.lines[snippet.code_line - 1].expandtabs().endswith(first.expandtabs().lstrip())
            if snippet.code
            else True
        )


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_real_note_is_read_once_for_checking_and_showing(vaults: Path, folder: str) -> None:
    seen = 0
    for path in sorted((vaults / folder).rglob("*.md")):
        data = path.read_bytes()
        note = read(Source(path.name, data), options(folder))
        text = decode(data)
        if isinstance(text, str):
            assert note.unreadable == text
            continue
        agree(note, text, document(text, note.body.place.start, options(folder)))
        seen += 1
    assert seen > 30


def test_no_place_depends_on_the_line_ends(vaults: Path) -> None:
    """The same note with CRLF and with CR has the same links, by line and column."""
    for path in sorted((vaults / "foam").rglob("*.md")):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        plain = read(Source("a.md", data), Options())
        for line_end in (b"\r\n", b"\r"):
            other = read(Source("a.md", data.replace(b"\n", line_end)), Options())
            assert [(link.place.line, link.place.column, link.target) for link in plain.links] == [
                (link.place.line, link.place.column, link.target) for link in other.links
            ]
            assert [snippet.code for snippet in plain.snippets] == [snippet.code for snippet in other.snippets]
            assert [heading.slug for heading in plain.body.headings] == [
                heading.slug for heading in other.body.headings
            ]
