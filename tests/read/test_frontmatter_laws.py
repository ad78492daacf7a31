"""Laws of front matter, over generated heads and over the real vaults."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.frontmatter import Field, FrontMatter
from pipeline.model.options import Options
from pipeline.model.text import Text
from pipeline.read.frontmatter.split import split
from pipeline.read.roles import roles

VAULTS = Path(__file__).parents[2] / ".." / "shared" / "vaults"


class Loader(yaml.SafeLoader):
    """PyYAML's own reading, but for dates, which stay as written."""


Loader.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff") | st.sampled_from("\n\t:#'\"-")
TEXTS = st.text(CHARACTERS, max_size=12)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
HEADS = st.dictionaries(TEXTS, VALUES, max_size=5)
YAMLISH = st.lists(
    st.sampled_from(
        [
            *"abx:-?[]{},&*!|>'\"%@`# \t\n\r~<=",
            "\n",
            ": ",
            "- ",
            "---",
            "...",
            "on",
            "1",
            "\n  ",
            "\u2028",
            "\x85",
            "é",
            "*a",
            "&a ",
            "<<",
        ]
    ),
    max_size=40,
).map("".join)


@given(HEADS, st.booleans() | st.none(), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_dumped_mapping_is_read_as_it_was(data: dict[str, Any], flow: bool | None, unicode: bool, ends: str) -> None:
    dumped = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=unicode, sort_keys=False)
    front = split(Text(f"---\n{dumped}---\nbody".replace("\n", ends)))
    assert front.data == data
    assert not front.faults


@given(HEADS, st.booleans() | st.none())
def test_every_slice_says_its_value(data: dict[str, Any], flow: bool | None) -> None:
    """What stands at a field's place, read alone, is the field's value."""
    text = Text(
        "---\n" + yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False) + "---\nbody"
    )
    front = split(text)
    assert_slices(text, front)


def assert_slices(text: Text, front: FrontMatter) -> None:
    for field in front.fields:
        if front.field(*field.pointer) is not field or field.kind == "alias":
            continue
        assert reread(text, field) == valued(front, field), field
        if field.raw is not None:
            assert field.raw == text.content[field.value.start : field.value.end]


def valued(front: FrontMatter, field: Field) -> Any:
    value: Any = front.data
    for step in field.pointer:
        value = value[step]
    return value


def reread(text: Text, field: Field) -> Any:
    """The value of a slice: within a mapping, indented as it stands in the file."""
    piece = text.content[field.value.start : field.value.end]
    if field.kind not in {"list", "mapping"}:
        return yaml.load(f"key: {piece}\n", Loader)["key"]
    start = text.line_starts[field.value.line - 1]
    lead = re.sub(r"[^ ]", " ", text.content[start : field.value.start])
    return yaml.load(f"{lead}{piece}\n", Loader)


@given(st.text(max_size=200))
@example("---\n\n---")
@example("---\n\ud800\n---\n")
@example("---\n\x00\n---\n")
@example("{")
@example("+++\n\ud800\n+++\n")
@example('{"\ud800": 1}\n')
def test_no_text_makes_it_raise(content: str) -> None:
    for text in (
        Text(content),
        Text(f"---\n{content}\n---\n"),
        Text(f"+++\n{content}\n+++\n"),
        Text("{" + content + "}\n"),
    ):
        sound(text)


@given(YAMLISH)
def test_no_yaml_however_broken_makes_it_raise(inner: str) -> None:
    sound(Text(f"---\n{inner}\n---\nbody\n"))


def sound(text: Text) -> None:
    """Whatever was read lies within the text, and roles can be taken from it."""
    front = split(text)
    size = len(text.content)
    places = [*(field.value for field in front.fields), *(fault.place for fault in front.faults), front.place]
    assert all(0 <= place.start <= place.end <= size for place in places)
    assert all(place == text.place(place.start, place.end) for place in places)
    roles(front, text, Options(link_fields=("a", "x")))


@given(YAMLISH)
def test_what_pyyaml_reads_is_read_alike(inner: str) -> None:
    """Where SafeLoader takes a head for a mapping of text keys, the values are the same."""
    if re.search(r"(?:\A|[\n\r])(?:---|\.\.\.)[ \t]*(?:[\n\r]|\Z)", inner):
        return
    try:
        expected = yaml.load(inner, Loader)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return
    front = split(Text(f"---\n{inner}\n---\n"))
    if isinstance(expected, dict) and all(isinstance(key, str) for key in keys(expected, set())):
        assert repr(dict(front.data)) == repr(expected)
        assert {fault.kind for fault in front.faults} <= {"duplicate-key", "key-type"}


def keys(value: Any, seen: set[int]) -> list[Any]:
    """Every key at any depth; of a value that holds itself, none."""
    if id(value) in seen:
        return [None]
    inner = {*seen, id(value)}
    if isinstance(value, dict):
        return [*value, *(key for item in value.values() for key in keys(item, inner))]
    if isinstance(value, list):
        return [key for item in value for key in keys(item, inner)]
    return [] if isinstance(value, str | int | float | None) else [None]


@pytest.mark.skipif(not VAULTS.is_dir(), reason="the vaults are not beside the repository")
def test_the_vaults_are_read_as_pyyaml_reads_them() -> None:
    """Front matter cut out by hand and loaded by SafeLoader equals ours, and every slice says its value."""
    compared = 0
    for path in sorted(VAULTS.rglob("*.md")):
        if not path.is_file():
            continue
        content = path.read_bytes().decode("utf-8-sig", "replace")
        cut = re.match(r"\s*---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", content, re.DOTALL | re.MULTILINE)
        front = split(Text(content))
        if cut is None or front.format != "yaml":
            assert cut is None or front.format is None
            continue
        expected = yaml.load(cut[1], Loader) or {}
        assert dict(front.data) == expected, path
        assert_slices(Text(content), front)
        compared += 1
    assert compared > 3_000
