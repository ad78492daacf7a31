"""TOML heads: tomllib's values, and places for them."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.frontmatter import FrontMatter, Pointer
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split


def front_of(inner: str) -> tuple[str, FrontMatter]:
    text = f"+++\n{inner}\n+++\nbody"
    return text, split(Text(text))


def slices(inner: str) -> dict[Pointer, str]:
    text, front = front_of(inner)
    return {field.pointer: text[field.value.start : field.value.end] for field in front.fields}


def test_places_of_pairs_lists_and_inline_tables() -> None:
    found = slices('title = "x"  # c\nn = [1, [true], { a.b = \'c\' }, # c\n 2,\n]\n"q k".l = """a\n"b" """')
    assert found["title",] == '"x"'
    assert found["n", 1] == "[true]"
    assert found["n", 2, "a", "b"] == "'c'"
    assert found["n", 3] == "2"
    assert found["q k", "l"] == '"""a\n"b" """'


def test_places_of_tables_and_lists_of_tables() -> None:
    found = slices("[a.b]\nc = 1\n[[d]]\ne = 2\n[d.f]\ng = 3\n[[d]]\ne = 4")
    assert found["a", "b"] == "[a.b]"
    assert (found["a", "b", "c"], found["d", 0, "e"], found["d", 0, "f", "g"], found["d", 1, "e"]) == (
        "1",
        "2",
        "3",
        "4",
    )


def test_dates_stay_as_written() -> None:
    _, front = front_of(
        "a = 2026-05-10\nb = 2026-05-10 10:00:00Z\nc = [10:00:00]\n[d]\ne = 2026-05-10T10:00:00.5+09:00"
    )
    assert front.data == {
        "a": "2026-05-10",
        "b": "2026-05-10 10:00:00Z",
        "c": ["10:00:00"],
        "d": {"e": "2026-05-10T10:00:00.5+09:00"},
    }


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    """A value in TOML, tables inline."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {written(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)


def pointers(value: Any, pointer: Pointer = ()) -> set[Pointer]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {pointer, *(found for step, item in items for found in pointers(item, (*pointer, step)))}


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_every_value_has_its_place(data: dict[str, Any]) -> None:
    """Each pointer has one field, whose slice, read alone, is the value."""
    inner = "\n".join(f"{json.dumps(key, ensure_ascii=False)} = {written(value)}" for key, value in data.items())
    text, front = front_of(inner)
    assert front.data == data
    assert {field.pointer for field in front.fields} == pointers(data) - {()}
    for field in front.fields:
        value: Any = data
        for step in field.pointer:
            value = value[step]
        assert tomllib.loads(f"x = {text[field.value.start : field.value.end]}")["x"] == value


TOMLISH = st.lists(
    st.sampled_from(
        [
            *"ab.=[]{},\"'#1-+_ \n\t",
            "\n",
            " = ",
            '"""',
            "'''",
            "[[",
            "]]",
            "[a]",
            "2026-05-10",
            "10:00:00",
            "true",
            "1.5",
            "inf",
            "\\",
            "\r\n",
        ]
    ),
    max_size=30,
).map("".join)
LINES = st.lists(
    st.sampled_from(
        [
            "[a]",
            "[[b]]",
            "[b.c]",
            "[[b.d]]",
            "[a.x.y]",
            "k = 1",
            "l.m = 2",
            "n = [{o = 1, p.q = 2}]",
            "# c",
            "",
            'r = """\n"""',
            "s = {}",
        ]
    ),
    max_size=10,
).map("\n".join)


@given(TOMLISH | LINES)
def test_what_tomllib_reads_has_places_for_all_of_it(inner: str) -> None:
    try:
        expected = tomllib.loads(inner)
    except tomllib.TOMLDecodeError:
        return
    _, front = front_of(inner)
    if front.format is None or front.data.keys() != expected.keys():
        return  # a line of `+++` within
    assert {field.pointer for field in front.fields} == pointers(expected) - {()}


@pytest.mark.parametrize("key", ["a." * 20_000 + "b = 1", "[" + "a . " * 500 + "b]", '"a b".' * 200 + "c = 1"])
def test_a_key_of_very_many_parts_is_refused_at_once(key: str) -> None:
    head = split(Text(f"+++\n{key}\n+++\n"))
    assert [fault.kind for fault in head.faults] == ["unsupported"]


def test_many_dots_in_a_value_are_text() -> None:
    head = split(Text(f'+++\na = "{"x." * 200}"\nb.c = 1\n+++\n'))
    assert head.faults == ()
