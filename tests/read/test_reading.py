"""Bytes → Note: total, whatever the bytes; in linear time; kept whole by the cache."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import decode, read
from pipeline.store.records import dumps, loads

OPTIONS = Options()


def note(data: bytes, path: str = "folder/A note.md") -> Note:
    return read(Source(path, data), OPTIONS)


@pytest.mark.parametrize(
    ("data", "why", "line", "column"),
    [
        (b"\xff\xfea\x00", "is UTF-16 (little endian), not UTF-8; save it as UTF-8", 1, 1),
        (b"\xfe\xff\x00a", "is UTF-16 (big endian), not UTF-8; save it as UTF-8", 1, 1),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "is UTF-32 (little endian), not UTF-8; save it as UTF-8", 1, 1),
        (b"ok\r\n\xea\xb0\x80\xe9!", "is not UTF-8: byte 0xe9 on line 2; save it as UTF-8", 2, 2),
        (b"\xef\xbb\xbf\xff", "is not UTF-8: byte 0xff on line 1; save it as UTF-8", 1, 1),
    ],
)
def test_what_is_not_utf_8_says_so_and_where(data: bytes, why: str, line: int, column: int) -> None:
    found = note(data)
    assert decode(data) == why
    assert (found.unreadable, found.title, found.empty) == (why, "A note", False)
    assert (found.unreadable_place.line, found.unreadable_place.column) == (line, column)


def test_a_file_that_could_not_be_had_says_why() -> None:
    found = read(Source("a.md", b"", "permission denied"), OPTIONS)
    assert (found.unreadable, found.title) == ("permission denied", "a")


def test_a_byte_order_mark_is_kept_beside_the_text() -> None:
    data = b"\xef\xbb\xbf---\ntitle: T\n---\n[[x]]\n"
    text = decode(data)
    assert isinstance(text, Text)
    assert (text.bom, text.encode()) == (True, data)
    assert note(data).title == "T"
    assert note(data).links[0].place.start == text.content.index("[[x]]")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_note(data: bytes) -> None:
    assert (note(data).empty, note(data).unreadable, note(data).title) == (True, None, "A note")


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        ("---\ntitle: From above\n---\n# Heading", "From above"),
        ("## Two\n\n# One *bright*\n\n# Other", "One bright"),
        ("## Two", "A note"),
        ("# \n\ntext", "A note"),
        ("---\ntitle: ''\n---\n# Heading", "Heading"),
    ],
)
def test_the_title(markdown: str, title: str) -> None:
    assert note(markdown.encode()).title == title


def test_a_nul_stays_in_its_place() -> None:
    found = note(b"a\x00b [[x\x00y]]")
    assert (found.links[0].raw, found.links[0].place.start) == ("[[x\x00y]]", 4)


def test_the_body_begins_after_the_front_matter() -> None:
    found = note(b"---\r\ntitle: '[[no]]'\r\n---\r\n[[x]]\r\n")
    assert [(link.raw, link.place.line, link.field) for link in found.links] == [("[[x]]", 4, None)]
    assert (found.body.place.start, found.body.place.line) == (27, 4)


FULL = """\
---
title: T
aliases: [A]
snippets: {timeout: 5, nope: 1}
---
# H ^h

Text [[a#b|c]] ![d](e.png) #f <a id="g"></a> <!-- value: h .1f -->1.0<!-- /value --> ^i

```python {test=skip nope=1}
1
#> 1
```

```text {output}
1
```
"""


def test_a_note_survives_the_cache() -> None:
    found = note(FULL.encode())
    assert found.links
    assert found.snippets[0].faults
    assert loads(dumps(found, Note), Note) == found


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    found = note(data)
    assert loads(dumps(found, Note), Note) == found
    assert (found.unreadable is None) == isinstance(decode(data), Text)


HOSTILE = {
    "wikilinks that never close": lambda n: "[[" * n,
    "wikilinks with pipes that never close": lambda n: "[[a|" * n,
    "embeds that never close": lambda n: "![[" * n,
    "images that never close": lambda n: "![" * n,
    "brackets": lambda n: "[" * 2 * n,
    "links without an end": lambda n: "[a](" * n,
    "links with titles without an end": lambda n: '[a](b "c' * n,
    "references": lambda n: "[a][" * n,
    "footnotes": lambda n: "[^a]: x\n\n" + "[^" * n,
    "inline footnotes": lambda n: "^[" * n,
    "backticks": lambda n: " ".join("`" * (i % 300 + 1) for i in range(n // 50)),
    "dollars": lambda n: "$a $$b " * n,
    "dollars in paragraphs": lambda n: "$$ a\n\n" * n,
    "comment marks": lambda n: "%% a\n" * n,
    "comment marks within paragraphs": lambda n: "a %% `b\n\n" * n,
    "html comments": lambda n: "<!-- value: a" * n,
    "half values": lambda n: "x <!-- value: a -->" * n,
    "spaces in a value": lambda n: "x <!-- value: a" + " " * n,
    "tags": lambda n: "#a #" * n,
    "marks": lambda n: "==a " * n,
    "emphasis": lambda n: "*a**b_" * n,
    "quotes": lambda n: ">" * n,
    "quotes in lines": lambda n: "".join(">" * (i % 100) + " a\n" for i in range(n // 10)),
    "lists": lambda n: "- " * n,
    "lists in lines": lambda n: "".join("  " * (i % 200) + "- a\n" for i in range(n // 10)),
    "tasks": lambda n: "- [ ] a\n" * (n // 3),
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|[[a\\|b]]|c|\n" * (n // 5),
    "columns": lambda n: "|" * n + "\n" + "|-" * n,
    "block ids": lambda n: "- a\n- b\n\n" + "^id\n\n" * (n // 3),
    "callouts": lambda n: "> [!a] b\n> c\n\n" * (n // 5),
    "equal headings": lambda n: "# a\n" * (n // 3),
    "braces in a heading": lambda n: "# " + " {#" * n + "}",
    "keys": lambda n: "```py {" + 'a="\\' * n + "}\n```",
    "hidden fences": lambda n: "<!--\n```py\nx\n```\n" * (n // 5) + "-->",
    "ids": lambda n: "<div <!-- <a id=x " * n,
    "one line": lambda n: "word [[a]] text " * n,
    "sentences": lambda n: "A. " * n + "[[b]]",
    "empty lines": lambda n: "\r" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_of_hostile_text(name: str) -> None:
    """Four times the text may take little more than four times as long (law 3); quadratic were sixteen times."""
    make = HOSTILE[name]

    def seconds(size: int) -> float:
        data = make(size).encode()
        begin = time.process_time()
        assert note(data).unreadable is None
        return time.process_time() - begin

    small = min(seconds(500) for _ in range(3))
    large = min(seconds(2000) for _ in range(2))
    assert large < 9 * small + 0.05


@pytest.mark.parametrize("opening", [">", "- ", "> - ", "[", "![", "^[", "[^a]: ", "1. > [!n] "])
def test_no_depth_overflows_the_stack(opening: str) -> None:
    before = sys.getrecursionlimit()
    depth = len(__import__("inspect").stack())
    sys.setrecursionlimit(depth + 450)
    try:
        assert note((opening * 10_000 + "x" + "]" * 10_000).encode()).unreadable is None
    finally:
        sys.setrecursionlimit(before)


def test_what_is_nested_deep_is_still_read() -> None:
    """markdown-it-py's own limit for CommonMark drops what stands in a list of the eleventh level."""
    markdown = "".join("  " * level + f"- [[t{level}]]\n" for level in range(25))
    assert [link.target for link in note(markdown.encode()).links] == [f"t{level}" for level in range(25)]


def test_a_megabyte_on_one_line() -> None:
    begin = time.process_time()
    found = note(b"a " * 500_000 + b"[[x]]")
    assert found.links[0].place.start == 1_000_000
    assert time.process_time() - begin < 5
