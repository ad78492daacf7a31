"""YAML that cannot be read: told in plain words, at its place, with the way out; and the rest is read all the same."""

from __future__ import annotations

import pytest

from pipeline.model.frontmatter import FrontFault
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split


def faults(inner: str) -> tuple[FrontFault, ...]:
    return split(Text(f"---\nid: x\n{inner}\n---\nbody\n")).faults


@pytest.mark.parametrize(
    ("inner", "column", "words"),
    [
        ("author: @name", 9, '`@` cannot begin a value; put quotes around it: "@name"'),
        ("code: `x`", 7, 'put quotes around it: "`x`"'),
        ("rate: %5", 7, 'put quotes around it: "%5"'),
        ("title: a: b", 8, 'a colon inside an unquoted value; put quotes around it: title: "a: b"'),
        ('title: say "a": b', 8, "title: 'say \"a\": b'"),
        ("title: 'abc", 8, "the quote ' opened here is never closed"),
        ('title: "abc', 8, 'the quote " opened here is never closed'),
        ('title: "a" b', 8, "text stands after the closing quote"),
        ("title: 'it's'", 8, "double it: 'it''s'"),
        ("tags: [a, b", 7, "the `[` opened here is not closed by `]`"),
        (
            "tags: [ml, #attention]",
            12,
            'begins a comment here, so the bracket before it is never closed; put quotes around "#attention"',
        ),
        ("tags: [#ml]", 8, '"#ml"'),
        ("tags: [a, b #c, d]", 13, '"b #c"'),
        ("tags: [[x, #a]]", 12, '"#a"'),
        ("stack: {lang: C, other: #C}", 25, '"#C"'),
        ("tags: [a, 'x'#b]", 14, "the item that holds it"),
        ("tags: [a, 'x #y', z", 7, "the `[` opened here is not closed by `]`"),
        ("tags: [a, # those of [1]", 7, "the `[` opened here is not closed by `]`"),
        ("stack: {a: 1", 8, "the `{` opened here is not closed by `}`"),
        ("just words", 1, "`just words` is no `key: value` line"),
        ("title:Parameter", 1, "a space is missing after the colon: title: Parameter"),
        ("title: *x", 8, '`*` at the beginning of a value has a meaning of its own; put quotes around it: "*x"'),
        ("title: **bold**", 8, 'put quotes around it: "**bold**"'),
        ("title: &amp; x", 8, "`&` at the beginning"),
        ("title: !important!now", 8, "marks a tag"),
        ("title: - a", 8, "a list cannot begin on the line of its key"),
        ('path: "C:\\path"', 9, "single quotes"),
        ("title: ]", 8, '`]` cannot begin a value; put quotes around it: "]"'),
        ("title: | text", 8, "the text begins on the next line"),
        ("title: > text", 8, "the text begins on the next line"),
        ("title: a\x07b", 9, "U+0007"),
        ("a: &x 1\nb: &x 2", 4, "`&x` is defined twice"),
    ],
)
def test_every_usual_mistake_has_its_words_and_its_place(inner: str, column: int, words: str) -> None:
    (fault,) = faults(inner)
    assert fault.kind == "syntax"
    assert words in fault.message
    assert (fault.place.line, fault.place.column) == (3 + inner.count("\n"), column)
    assert fault.place.end > fault.place.start


@pytest.mark.parametrize(
    "inner",
    [
        "tags: [ml, # the field\n  b]",
        "tags: [a#b, c]",
        "tags: [ml,\n  #old],\n  b]",
        "date: !r Sys.Date()",
        "n: !expr 1",
    ],
)
def test_comments_and_tags_that_are_meant_stay_silent(inner: str) -> None:
    assert faults(inner) == ()


def test_a_tag_that_is_passed_over_may_be_text() -> None:
    (fault,) = faults("title: !important note")
    assert (fault.kind, fault.place.column) == ("unsupported", 8)
    assert "put quotes around the value" in fault.message


@pytest.mark.parametrize(
    ("inner", "line"),
    [("\ttitle: x", 3), ("list:\n\t- x", 4), ("map:\n  a: 1\n\tb: 2", 5), ("a: 1\n\tb: 2", 4)],
)
def test_tabs_that_yaml_refuses(inner: str, line: int) -> None:
    fault = faults(inner)[0]
    assert (fault.kind, fault.place.line) == ("tab", line)


@pytest.mark.parametrize("inner", ["title: \tx", "title: a\tb", "title: x\t", "title: x\t# c"])
def test_tabs_that_yaml_allows_stay_silent(inner: str) -> None:
    assert not faults(inner)


def test_lines_count_in_the_file_and_not_in_the_head() -> None:
    front = split(Text("\r\n\r\n---\r\nid: x\r\ntitle: a: b\r\n---\r\n"))
    assert [(fault.kind, fault.place.line) for fault in front.faults] == [("leading-blank", 1), ("syntax", 5)]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("head", ["title: a{}b\naliases: [x]", "x: {}y\ntitle: q"])
def test_a_line_end_that_nobody_sees_is_named(head: str, end: str) -> None:
    (fault,) = faults(head.format(end))
    assert f"the invisible character U+{ord(end):04X} ends the line here" in fault.message
    assert fault.place.start == len("---\nid: x\n") + head.index("{")


def test_a_line_break_that_only_yaml_sees_does_not_shift_the_line() -> None:
    assert faults('a: "x\u2028y\x85z"\nb: @c')[0].place.line == 4


@pytest.mark.parametrize(
    ("inner", "line"), [("a: 1\n b: 2", 4), ("a:\n  - b\n c: 1", 5), ("a:\n  b: 1\n c: 2", 5), ("- a\n- b", 3)]
)
def test_wrong_indentation_is_named_on_its_line(inner: str, line: int) -> None:
    assert faults(inner)[0].place.line == line


def test_a_broken_entry_does_not_take_the_others_with_it() -> None:
    """The note keeps its names, so that links to it do not break as well."""
    front = split(Text("---\ntitle: Parameter\nauthor: @name\naliases: [a, b]\nnote: x: y\npublish: false\n---\n"))
    assert front.data == {"title": "Parameter", "aliases": ["a", "b"], "publish": False}
    assert [(fault.kind, fault.place.line) for fault in front.faults] == [("syntax", 3), ("syntax", 5)]
    assert (front.where("publish").line, front.where("publish").column) == (6, 10)


def test_an_entry_of_several_lines_is_left_out_as_a_whole() -> None:
    front = split(Text("---\na: 1\nb:\n  - x\n  - @y\n\n  - z\nc: 3\n---\n"))
    assert (dict(front.data), len(front.faults)) == ({"a": 1, "c": 3}, 1)


def test_prose_that_is_no_yaml_at_all_ends_in_one_reading() -> None:
    front = split(Text("---\nid: x\n" + "\n".join(f"line {n}: a: b" for n in range(200)) + "\n---\n"))
    assert 1 <= len(front.faults) <= 20


@pytest.mark.parametrize("inner", ["a: 1\n--- b\nc: 2", "a: 1\n--- # x\nc: 2"])
def test_a_document_within_the_head(inner: str) -> None:
    assert faults(inner)[0].kind == "multi-document"


@pytest.mark.parametrize(
    "inner",
    [
        "a: &a\n  b: *a",
        "a: &a\n  <<: *a",
        "a: &a\n  <<: [*a]\n  c: 1",
        "a: &a\n  b: &b\n    c: *a\n    d: *b",
        "a: &a\n  - b: *a",
        "a: &a\n  ? *a\n  : x",
        "? &a {b: *a}\n: *a",
        "&a a: &b\n  *a : *b",
        "&r\na: *r",
        "&r\nb: 1\na:\n  - *r",
    ],
)
def test_a_value_that_contains_itself_is_told_of_and_ends(inner: str) -> None:
    """Through lists, mappings, merge keys, keys and the head itself."""
    found = split(Text(f"---\n{inner}\n---\nbody\n")).faults
    assert any("contains itself" in fault.message for fault in found)
