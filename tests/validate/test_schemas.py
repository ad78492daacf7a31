"""Schemas: compiled once, referring to each other by file name, never to the network."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.model.failure import CannotRun
from pipeline.validate import compile_schemas


def valid(texts: dict[str, Any], name: str, data: Any) -> bool:
    schemas = compile_schemas({key: json.dumps(value) for key, value in texts.items()})
    return bool(schemas.validator(name).is_valid(data))


@pytest.mark.parametrize(
    "reference", ["b.schema.json", "./b.schema.json", "b.json", "b.schema.json#/$defs/x", "b.schema.json#here"]
)
def test_references_go_by_file_name(reference: str) -> None:
    other = {"type": "string", "$defs": {"x": {"type": "string", "$anchor": "here"}}}
    texts = {"a.schema.json": {"properties": {"k": {"$ref": reference}}}, "b.schema.json": other, "b.json": other}
    assert valid(texts, "a.schema.json", {"k": "x"})
    assert not valid(texts, "a.schema.json", {"k": 1})


def test_references_stay_in_the_folder_where_schemas_have_addresses() -> None:
    texts = {
        "a.schema.json": {"$id": "https://example.org/s/a.schema.json", "properties": {"k": {"$ref": "b.schema.json"}}},
        "b.schema.json": {"$id": "https://example.org/s/b.schema.json", "type": "string"},
    }
    assert not valid(texts, "a.schema.json", {"k": 1})


def test_a_schema_may_refer_to_itself() -> None:
    schema = {"properties": {"k": {"$ref": "#"}, "n": {"type": "number"}}}
    assert not valid({"a.schema.json": schema}, "a.schema.json", {"k": {"k": {"n": "x"}}})


def test_the_specification_may_be_referred_to() -> None:
    schema = {"properties": {"k": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}
    assert not valid({"a.schema.json": schema}, "a.schema.json", {"k": {"type": "strin"}})


def test_older_drafts_are_understood() -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": {"x": {"type": "string"}},
        "properties": {"k": {"$ref": "#/definitions/x"}},
    }
    assert not valid({"a.schema.json": schema}, "a.schema.json", {"k": 1})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"schemas/a\.schema\.json:1:2: is no valid JSON"),
        ('{\n "type": }', r"a\.schema\.json:2:10: is no valid JSON"),
        ("[]", "a schema is an object"),
        ('{"properties": {"k": {"type": "strin"}}}', r"a\.schema\.json#/properties/k/type: is no valid JSON Schema"),
        ('{"properties": {"a/b": {"minLength": -1}}}', "#/properties/a~1b/minLength"),
        ('{"pattern": "("}', "#/pattern"),
        ('{"$schema": "https://example.org/x"}', r"write https://json-schema\.org/draft/2020-12/schema"),
        (
            '{"items": {"$ref": "nowhere.json"}}',
            r"#/items/\$ref: \$ref names nowhere\.json, and there is no such schema",
        ),
        ('{"$ref": "#/$defs/x"}', "there is no such schema"),
        ('{"$ref": "https://example.org/x.json"}', "there is no such schema"),
        ('{"$ref": "#"}', "in a circle"),
        ('{"$dynamicRef": "#x"}', r"#/\$dynamicRef: \$dynamicRef names #x, and there is no such schema"),
        ('{"items": {"$id": "https://example.org/b", "$ref": "#/$defs/x"}}', r"#/items/\$ref: \$ref names"),
        ("[" * 100_000, "nested too deep|no valid JSON"),
        ('{"items": ' * 300 + "{}" + "}" * 300, "nested too deep"),
    ],
)
def test_a_wrong_schema_is_a_clear_configuration_error(text: str, message: str) -> None:
    """With the file and the place in it."""
    with pytest.raises(CannotRun, match=message):
        compile_schemas({"a.schema.json": text})


def test_references_go_by_the_nearest_id() -> None:
    inner = {"$id": "https://example.org/b", "$defs": {"x": {"type": "string"}}, "$ref": "#/$defs/x"}
    assert not valid({"a.schema.json": {"properties": {"k": inner}}}, "a.schema.json", {"k": 1})


def test_a_byte_order_mark_is_no_part_of_a_schema() -> None:
    assert compile_schemas({"a.schema.json": "\ufeff{}"}).validators.keys() == {"a.schema.json"}


def test_data_that_looks_like_a_reference_is_none() -> None:
    assert valid({"a.schema.json": {"properties": {"k": {"const": {"$ref": "nowhere"}}}}}, "a.schema.json", {})


def test_other_json_files_beside_the_schemas_do_not_matter() -> None:
    assert compile_schemas({"data.json": "[1,", "a.schema.json": "{}"}).validators.keys() == {"a.schema.json"}


def test_only_the_schemas_that_are_asked_for_are_compiled() -> None:
    schemas = compile_schemas({"a.json": '{"$ref": "b.json"}', "b.json": "{}", "wrong.schema.json": "{}"}, ["a.json"])
    assert schemas.validators.keys() == {"a.json"}
