"""Each fault: its place, its words, the way out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.model.failure import CannotRun
from pipeline.model.note import Note, unreadable_note
from pipeline.model.options import Options
from pipeline.model.schemafault import SchemaFault
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.validate import compile_schemas, validate

OPTIONS = Options(schemas=(("**", "x.schema.json"),))


def note(head: str, body: str = "", path: str = "a.md") -> Note:
    return read(Source(path, f"---\n{head}\n---\n{body}".encode()), OPTIONS)


def faults(schema: dict[str, Any], head: str, body: str = "") -> tuple[SchemaFault, ...]:
    return validate(note(head, body), compile_schemas({"x.schema.json": json.dumps(schema)}), OPTIONS)


def of(schema: Any, value: str) -> SchemaFault:
    """The one fault of the field `k` under a schema of its own."""
    (fault,) = faults({"properties": {"k": schema}}, f"k: {value}")
    return fault


@pytest.mark.parametrize(
    ("schema", "value", "keyword", "message"),
    [
        ({"type": "string"}, "5", "type", 'k is 5 (a number); expected text; put quotes around it: "5"'),
        ({"type": "string"}, "on", "type", 'k is on, which YAML reads as true; expected text; put quotes around it: "on"'),
        (
            {"type": "string"},
            "0123456",
            "type",
            'k is 0123456, which YAML reads as the number 42798; expected text; put quotes around it: "0123456"',
        ),
        (
            {"type": "string"},
            "12:30:45",
            "type",
            'k is 12:30:45, which YAML reads as the number 45045; expected text; put quotes around it: "12:30:45"',
        ),
        ({"type": "string"}, "1.10", "type", 'k is 1.10, which YAML reads as the number 1.1; expected text; put quotes around it: "1.10"'),
        ({"type": "string"}, "", "type", "k is empty; expected text"),
        ({"type": "string"}, "[a]", "type", "k is a list; expected text"),
        ({"type": "string"}, "{a: b}", "type", "k is a mapping; expected text"),
        ({"type": "number"}, "high", "type", 'k is "high" (text); expected a number'),
        ({"type": "array"}, "a, b", "type", 'k is "a, b" (text); expected a list; write [a, b]'),
        ({"type": ["string", "null"]}, "[]", "type", "k is an empty list; expected text or nothing"),
        ({"enum": ["draft", "verified"]}, "verifed", "enum", 'k is "verifed"; allowed are draft, verified; did you mean "verified"?'),
        ({"enum": ["draft", "verified"]}, "Verified", "enum", 'k is "Verified"; allowed are draft, verified; did you mean "verified"?'),
        ({"enum": ["draft", "verified"]}, "zzz", "enum", 'k is "zzz"; allowed are draft, verified'),
        ({"enum": ["a"], "type": "string"}, "", "enum", "k is empty; allowed are a"),
        ({"const": 1}, "2", "const", "k is 2; expected 1"),
        ({"format": "date"}, "2026-5-1", "format", 'k is "2026-5-1"; expected a date as 2026-05-10'),
        ({"format": "date"}, "2026-02-30", "format", 'k is "2026-02-30"; expected a date as 2026-05-10'),
        ({"format": "uri"}, "example.org", "format", 'k is "example.org"; expected an address with its scheme, as https://example.org/page'),
        ({"pattern": "^a$"}, "b", "pattern", 'k is "b"; expected text that matches ^a$'),
        ({"pattern": "^a$", "x-expected": "an a", "examples": ["a"]}, "b", "pattern", 'k is "b"; expected an a, as a'),
        ({"pattern": "^a$", "description": "A letter. More."}, "b", "pattern", 'k is "b"; expected a letter'),
        ({"minLength": 1}, "''", "minLength", "k is empty; expected text"),
        ({"minLength": 3}, "ab", "minLength", "k has 2 characters; expected at least 3"),
        ({"maxLength": 1}, "ab", "maxLength", "k has 2 characters; expected at most 1"),
        ({"minItems": 1}, "[]", "minItems", "k has no item; expected at least 1"),
        ({"maxItems": 1}, "[a, b]", "maxItems", "k has 2 items; expected at most 1"),
        ({"minProperties": 1}, "{}", "minProperties", "k has no field; expected at least 1"),
        ({"minimum": 0, "maximum": 1}, "95", "maximum", "k is 95; expected a number from 0 to 1"),
        ({"minimum": 1}, "0", "minimum", "k is 0; expected at least 1"),
        ({"exclusiveMinimum": 0}, "0", "exclusiveMinimum", "k is 0; expected more than 0"),
        ({"multipleOf": 2}, "3", "multipleOf", "k is 3; expected a multiple of 2"),
        ({"not": {"const": "x"}}, "x", "not", 'k is "x", which is not allowed'),
        (False, "x", "not", 'k is "x", which is not allowed'),
        ({"contains": {"const": "x"}}, "[a]", "contains", "k lacks an item that the schema asks for"),
    ],
)  # fmt: skip
def test_a_message_says_what_was_found_and_what_was_expected(
    schema: Any, value: str, keyword: str, message: str
) -> None:
    fault = of(schema, value)
    assert (fault.keyword, fault.message) == (keyword, message)
    assert (fault.path, fault.pointer, fault.schema) == ("a.md", ("k",), "x.schema.json")


def test_a_fault_stands_at_the_value() -> None:
    fault = of({"items": {"type": "string"}}, "[a, 5, b]")
    assert (fault.message, fault.pointer) == (
        'item 2 of k is 5 (a number); expected text; put quotes around it: "5"',
        ("k", 1),
    )
    assert (fault.place.line, fault.place.column, fault.place.end_column) == (2, 8, 9)


def test_a_fault_of_an_empty_value_stands_at_its_key() -> None:
    fault = of({"type": "string"}, "")
    assert (fault.place.line, fault.place.column, fault.place.end_column) == (2, 1, 2)


def test_a_missing_field_is_reported_at_the_first_line() -> None:
    found = faults({"required": ["id", "title"]}, "x: 1")
    assert [(fault.message, fault.pointer, fault.place.line) for fault in found] == [
        ("id is missing", ("id",), 1),
        ("title is missing", ("title",), 1),
    ]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"enum": ["draft", "verified"]}, "status is missing; allowed are draft, verified"),
        ({"const": "note"}, "status is missing; expected note"),
        ({"type": "string"}, "status is missing; expected text"),
        ({"type": ["array", "null"]}, "status is missing; expected a list"),
        ({"type": "string", "format": "date"}, "status is missing; expected a date as 2026-05-10"),
        ({"minLength": 1}, "status is missing"),
        (True, "status is missing"),
    ],
)
def test_a_missing_field_says_what_belongs_there(schema: Any, message: str) -> None:
    assert [fault.message for fault in faults({"required": ["status"], "properties": {"status": schema}}, "x: 1")] == [
        message
    ]


def test_what_belongs_there_may_be_said_elsewhere_in_the_schema() -> None:
    schema = {"properties": {"status": {"enum": ["draft"]}}, "allOf": [{"required": ["status"]}]}
    assert [fault.message for fault in faults(schema, "x: 1")] == ["status is missing; allowed are draft"]


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("one, two words,three", "[one, two words, three]"),
        ("'one, two'", "[one, two]"),
        ("매개변수, 가중치", "[매개변수, 가중치]"),
        ("one", None),
        ("one, no", None),
        ("one, 2", None),
        ("one,, two", None),
        ("'one, [two]'", None),
    ],
)
def test_words_with_commas_where_a_list_is_due_are_offered_as_one(value: str, suggestion: str | None) -> None:
    (fault,) = faults({"properties": {"k": {"type": "array"}}}, f"k: {value}")
    assert fault.suggestion == suggestion
    assert (f"; write {suggestion}" in fault.message) == (suggestion is not None)


def test_a_missing_field_of_a_mapping_is_reported_at_its_key() -> None:
    (fault,) = faults({"properties": {"m": {"required": ["k"]}}}, "a: 1\nm:\n  x: 1")
    assert (fault.message, fault.place.line, fault.place.column) == ("m.k is missing", 3, 1)


def test_an_unknown_field_is_reported_at_its_key_with_the_nearest() -> None:
    schema = {"properties": {"aliases": {}, "title": {}}, "additionalProperties": False}
    (near, far) = faults(schema, "alias: x\nzzz: y")
    assert (near.message, near.place.column) == ('alias is not a known field; did you mean "aliases"?', 1)
    assert far.message == "zzz is not a known field; known are aliases, title"


def test_unevaluated_fields_are_named_one_by_one() -> None:
    schema = {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}
    assert [fault.pointer for fault in faults(schema, "a: 1\nb: 2\nc: 3")] == [("b",), ("c",)]


def test_repeated_items_are_reported_each_at_its_place() -> None:
    found = faults({"properties": {"k": {"uniqueItems": True}}}, "k: [a, b, a, 1, 1.0, true, a]")
    assert [(fault.pointer, fault.place.column) for fault in found] == [(("k", 2), 11), (("k", 4), 17), (("k", 6), 28)]
    assert found[0].message == 'item 3 of k, "a", stands in k twice'


def test_field_names_have_a_schema_too() -> None:
    (fault,) = faults({"propertyNames": {"pattern": "^[a-z]+$"}}, "a: 1\nB: 2")
    assert (fault.keyword, fault.pointer, fault.place.line) == ("propertyNames", ("B",), 3)


def test_what_another_field_asks_for() -> None:
    (fault,) = faults({"dependentRequired": {"a": ["b"]}}, "a: 1")
    assert (fault.keyword, fault.message) == ("dependentRequired", "b is missing")


TEXT_OR_LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
TAGGED = {
    "oneOf": [
        {"properties": {"kind": {"const": "a"}, "n": {"type": "number"}}},
        {"properties": {"kind": {"const": "b"}, "s": {"type": "string"}}},
    ]
}


@pytest.mark.parametrize(
    ("schema", "value", "message", "pointer"),
    [
        (TEXT_OR_LIST, "5", 'k is 5 (a number); expected text or a list; put quotes around it: "5"', ("k",)),
        (TEXT_OR_LIST, "[a, {b: c}]", "item 2 of k is a mapping; expected text", ("k", 1)),
        ({"oneOf": [{"const": "a"}, {"enum": ["bee", "c"]}]}, "be", 'k is "be"; allowed are a, bee, c; did you mean "bee"?', ("k",)),
        (TAGGED, "{kind: b, s: 5}", 'k.s is 5 (a number); expected text; put quotes around it: "5"', ("k", "s")),
        ({"oneOf": [{"type": "string"}, {"minLength": 1}]}, "x", 'k is "x", which fits more than one of the forms that are allowed; expected exactly one', ("k",)),
    ],
)  # fmt: skip
def test_a_choice_is_told_by_the_branch_that_comes_nearest(
    schema: Any, value: str, message: str, pointer: tuple[str | int, ...]
) -> None:
    fault = of(schema, value)
    assert (fault.message, fault.pointer) == (message, pointer)


def test_conditions_speak_of_what_they_ask_for() -> None:
    schema = {
        "if": {"properties": {"status": {"const": "merged"}}, "required": ["status"]},
        "then": {"required": ["into"]},
    }
    assert [fault.message for fault in faults(schema, "status: merged")] == ["into is missing"]
    assert faults(schema, "status: draft") == ()


def test_faults_come_in_the_order_of_the_text() -> None:
    schema = {"properties": {"a": {"type": "number"}, "b": {"type": "number"}}, "required": ["z"]}
    assert [fault.pointer for fault in faults(schema, "b: x\na: y")] == [("z",), ("b",), ("a",)]


def test_sections_that_a_schema_asks_for() -> None:
    """Any level, case apart, one of several headings where the entry lists them."""
    schema = {"x-sections": ["Core", ["Verification", "검증"], "Graph"]}
    found = faults(schema, "a: 1", "# T\n\n## core\n\n### 검증\n")
    assert [(fault.keyword, fault.message, fault.place.line) for fault in found] == [
        ("x-sections", 'there is no section "Graph"', 1)
    ]


def test_a_redirect_needs_no_sections() -> None:
    assert faults({"x-sections": ["Core"]}, "status: merged") == ()


def test_what_a_broken_head_lacks_is_not_held_against_it() -> None:
    """The field may stand in the part that could not be read; what could be read is judged."""
    schema = {"required": ["title"], "properties": {"status": {"enum": ["draft"]}}}
    assert [fault.pointer for fault in faults(schema, "title: @x\nstatus: x")] == [("status",)]


def test_a_note_that_cannot_be_read_has_no_schema_faults() -> None:
    schemas = compile_schemas({"x.schema.json": '{"required": ["title"]}'})
    assert validate(unreadable_note("a.md", "", "not UTF-8"), schemas, OPTIONS) == ()
    assert validate(read(Source("a.md", b" \n"), OPTIONS), schemas, OPTIONS) == ()


def test_a_note_without_front_matter_lacks_what_is_required() -> None:
    schemas = compile_schemas({"x.schema.json": '{"required": ["title"]}'})
    (fault,) = validate(read(Source("a.md", b"Text.\n"), OPTIONS), schemas, OPTIONS)
    assert (fault.place.line, fault.place.column) == (1, 1)


@pytest.mark.parametrize(
    ("path", "keywords"),
    [("drafts/a.md", []), ("a.md", ["required"]), ("deep/er/a.md", ["required"]), ("other/a.md", [])],
)
def test_the_first_glob_that_matches_chooses_the_schema(path: str, keywords: list[str]) -> None:
    globs = (("drafts/**", "free.schema.json"), ("other/*.md", "free.schema.json"), ("**", "x.schema.json"))
    schemas = compile_schemas({"x.schema.json": '{"required": ["k"]}', "free.schema.json": "{}"})
    found = validate(note("a: 1", path=path), schemas, Options(schemas=globs))
    assert [fault.keyword for fault in found] == keywords


def test_a_note_that_no_glob_matches_is_free() -> None:
    schemas = compile_schemas({"x.schema.json": "false"})
    assert validate(note("a: 1"), schemas, Options(schemas=(("b/**", "x.schema.json"),))) == ()


def test_a_schema_that_is_not_there_is_a_wrong_configuration() -> None:
    with pytest.raises(CannotRun, match=r"there is no x\.schema\.json in schemas/"):
        validate(note("a: 1"), compile_schemas({}), OPTIONS)


def test_a_fault_below_an_alias_stands_at_the_alias() -> None:
    schema = {"properties": {"b": {"items": {"type": "string"}}}}
    (fault,) = faults(schema, "a: &x [1]\nb: *x")
    assert (fault.place.line, fault.place.column) == (3, 1)


@pytest.mark.parametrize(
    ("schema", "value", "suggestion"),
    [
        ({"type": "string"}, "0123456", "0123456"),
        ({"type": ["string", "array"]}, "on", "on"),
        ({"type": "string"}, "1.10", "1.10"),
        ({"type": "string"}, "[a]", None),
        ({"type": "number"}, "on", None),
        ({"enum": ["draft", "verified"]}, "verifed", "verified"),
        ({"enum": ["draft", "verified"]}, "zzz", None),
    ],
)
def test_what_a_fix_may_write(schema: Any, value: str, suggestion: str | None) -> None:
    """The nearest allowed value; where YAML took text for something else, the text."""
    assert of(schema, value).suggestion == suggestion
