"""A note has schema faults exactly where jsonschema, asked alone, finds its front matter invalid."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline.model.frontmatter import FrontMatter
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.source import Source
from pipeline.model.text import Text
from pipeline.read import read
from pipeline.validate import compile_schemas, validate
from pipeline.validate.formats import checker

REPOSITORY = Path(__file__).parents[2]
VAULTS = REPOSITORY / ".." / "shared" / "vaults"
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "schemas").glob("*note*.json"))}
SCHEMAS = compile_schemas(TEXTS)
STRICT = Options(schemas=(("**", "note.schema.json"),))
PROPERTIES = json.loads(TEXTS["note.schema.json"])["properties"]


def note_of(content: str) -> Note:
    return read(Source("a.md", content.encode("utf-8", "surrogatepass")), STRICT)


def is_valid(front: FrontMatter, schema: Any) -> bool:
    return Draft202012Validator(schema, format_checker=checker()).is_valid(dict(front.data))


NAMES = st.sampled_from([*PROPERTIES, "alias", "x"])
GOOD = st.sampled_from(
    ["draft", "verified", "merged", "self", "none", "A", 0.95, "tested", "2026-05-10", "pending", True, ["a", "b"], {}]
)
ODD = st.sampled_from(
    [
        None,
        "",
        " ",
        5,
        -1,
        2.5,
        "two words",
        "#x",
        ["a", "a"],
        ["a", None],
        [[["X"]]],
        {"broader": "X"},
        {"related": 5},
        {"language": "python"},
    ]
)
DATA = st.dictionaries(NAMES, GOOD | ODD, max_size=8)


@given(DATA)
def test_the_verdict_is_jsonschema_s(data: dict[str, Any]) -> None:
    note = note_of("---\n" + yaml.safe_dump(data, allow_unicode=True) + "---\n")
    found = validate(note, SCHEMAS, STRICT)
    assert (not found) == is_valid(note.front, json.loads(TEXTS["note.schema.json"]))
    assert all(fault.message and 0 <= fault.place.start <= fault.place.end for fault in found)


LEAVES = st.sampled_from(
    [
        {"type": "string"},
        {"type": ["number", "null"]},
        {"enum": ["a", 1]},
        {"const": "a"},
        {"minLength": 2},
        {"maximum": 3},
        {"required": ["a"]},
        {"additionalProperties": False},
        {"uniqueItems": True},
        {"items": False},
        {"dependentRequired": {"a": ["b"]}},
        {"format": "date"},
        {"pattern": "^b"},
        {"contains": {"const": 1}},
        {"propertyNames": {"maxLength": 1}},
        {"minProperties": 2},
        True,
        False,
    ]
)
RULES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"properties": st.dictionaries(st.sampled_from(["a", "b", "cc"]), inner, max_size=2)}),
        st.fixed_dictionaries({"items": inner}),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"oneOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner, "then": inner, "else": inner}),
        st.fixed_dictionaries({"additionalProperties": inner}),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=1), "unevaluatedProperties": inner}),
        st.fixed_dictionaries({"prefixItems": st.lists(inner, min_size=1, max_size=2), "unevaluatedItems": inner}),
    ),
    max_leaves=5,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.sampled_from(["a", "b", "bb", "2026-05-10", "", 1.5]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "cc"]), inner, max_size=3),
    max_leaves=8,
)


@given(RULES, st.dictionaries(st.sampled_from(["a", "b", "cc"]), JSON, max_size=3))
def test_the_verdict_is_jsonschema_s_for_any_schema(schema: Any, data: dict[str, Any]) -> None:
    """Whatever the schema and the data, no violation is lost and none is invented."""
    note = note_of("---\n" + yaml.safe_dump(data) + "---\n")
    schemas = compile_schemas({"x.schema.json": json.dumps(schema)})
    options = replace(STRICT, schemas=(("**", "x.schema.json"),))
    found = validate(note, schemas, options)
    assert (not found) == is_valid(note.front, schema)
    assert found == validate(note, schemas, options)


@pytest.mark.skipif(not VAULTS.is_dir(), reason="the vaults are not beside the repository")
def test_the_verdict_is_jsonschema_s_on_every_note_of_the_vaults() -> None:
    """Under this wiki's own strict schema, which most of them break, and with every place inside its file."""
    strict, faulty = json.loads(TEXTS["note.schema.json"]), 0
    plain = Draft202012Validator(strict, format_checker=checker())
    for path in sorted(VAULTS.rglob("*.md")):
        content = path.read_bytes() if path.is_file() else b""
        head = content[: content.find(b"\n---", 3) + 5] if content.startswith(b"---") else content[:200]
        note = note_of(head.decode("utf-8", "replace"))
        if note.empty:
            continue
        found = validate(note, SCHEMAS, STRICT)
        assert (not found) == plain.is_valid(dict(note.front.data)), path
        size = len(Text(head.decode("utf-8", "replace")).content)
        assert all(fault.place.end <= size for fault in found)
        faulty += bool(found)
    assert faulty > 1_000
