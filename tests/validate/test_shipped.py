"""The schemas that come with the program: right, described, and at one with what they describe."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.model.options import Options, PublishOptions, RoleFields, RuleOptions, SnippetDefaults
from pipeline.model.source import Source
from pipeline.read import read
from pipeline.validate import compile_schemas, validate
from pipeline.validate.options import options_faults

REPOSITORY = Path(__file__).parents[2]
VAULTS = REPOSITORY / ".." / "shared" / "vaults"
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "schemas").glob("*.json"))}
SCHEMAS = compile_schemas(TEXTS)
OPTIONS: dict[str, Any] = json.loads(TEXTS["options.schema.json"])
NOTE: dict[str, Any] = json.loads(TEXTS["note.schema.json"])

THE_FIRST_WIKI = """\
id: wiki-2026-0508-parameter
title: Parameter
category: 10_Wiki/Topics
status: verified
canonical_id: self
aliases: [Model Parameter, Weight, Trainable Parameter]
duplicate_of: none
source_trust_level: A
confidence_score: 0.95
verification_status: applied
tags: [parameter, weight, hyperparameter, ml-fundamentals]
raw_sources: []
last_reinforced: 2026-05-10
github_commit: pending
tech_stack: {language: python, framework: pytorch}
"""


def messages(head: str, schema: str = "note.schema.json") -> list[str]:
    note = read(Source("a.md", f"---\n{head}---\n".encode()), Options())
    return [fault.message for fault in validate(note, SCHEMAS, Options(schemas=(("**", schema),)))]


@pytest.mark.parametrize("name", TEXTS)
def test_each_is_a_valid_schema_of_draft_2020_12(name: str) -> None:
    schema = json.loads(TEXTS[name])
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    assert {"title", "description"} <= schema.keys()


@pytest.mark.parametrize(
    "name", [name for name in TEXTS if name.split(".")[0] in {"check", "links", "graph", "test", "plan"}]
)
def test_every_output_says_its_version(name: str) -> None:
    schema = json.loads(TEXTS[name])
    assert schema["properties"]["version"]["const"] == 1
    assert "version" in schema["required"]


def described(schema: Any, where: str = "") -> list[str]:
    """Properties without a title or a description, at any depth."""
    lacking = []
    for name, inner in schema.get("properties", {}).items():
        if not {"title", "description"} <= inner.keys():
            lacking.append(f"{where}/{name}")
        lacking += described(inner, f"{where}/{name}")
    return lacking


@pytest.mark.parametrize("name", ["note.schema.json", "any-note.schema.json", "options.schema.json"])
def test_an_editor_shows_help_for_every_field(name: str) -> None:
    assert described(json.loads(TEXTS[name])) == []


def test_orders_name_every_value_once() -> None:
    ordered = [field for field in NOTE["properties"].values() if "x-order" in field]
    assert len(ordered) == 3
    assert all(sorted(field["x-order"]) == sorted(field["enum"]) for field in ordered)


def test_the_first_wiki_s_values_are_valid() -> None:
    assert messages(THE_FIRST_WIKI) == []


def test_all_optional_fields_together_are_valid() -> None:
    more = (
        "hidden_aliases: [paramter]\nlanguage: ko\npublish: false\nsnippets: {requires: torch, timeout: 20}\n"
        "relations: {narrower: Weight, related: [[[A]], '[[B|b]]', C], broader: [[D]]}\n"
    )
    assert messages(THE_FIRST_WIKI + more) == []


def test_a_merged_note_needs_little() -> None:
    assert messages("id: x\ntitle: X\nstatus: merged\nduplicate_of: y\n") == []
    assert messages("id: x\ntitle: X\nstatus: merged\n") == ["duplicate_of is missing; expected text"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("status: verifed", 'status is "verifed"; allowed are merged, deprecated, stub, draft, reviewed, verified; did you mean "verified"?'),
        ("confidence_score: 95", "confidence_score is 95; expected a number from 0 to 1"),
        ("last_reinforced: 2026-5-10", 'last_reinforced is "2026-5-10"; expected a date as 2026-05-10'),
        ("github_commit: 0123456", 'github_commit is 0123456, which YAML reads as the number 42798; expected text or nothing; put quotes around it: "0123456"'),
        ("title: on", 'title is on, which YAML reads as true; expected text; put quotes around it: "on"'),
        ("tags: [two words]", 'item 1 of tags is "two words"; expected a tag without blanks, commas and `#`, as ml-fundamentals'),
        ("aliases: a, b", 'aliases is "a, b" (text); expected a list; write [a, b]'),
    ],
)  # fmt: skip
def test_usual_mistakes(line: str, message: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    kept = "".join(row + "\n" for row in THE_FIRST_WIKI.splitlines() if not row.startswith(f"{key}:"))
    assert messages(kept + line + "\n") == [message]


def test_what_is_certainly_wrong_anywhere() -> None:
    assert messages("aliases: {a: b}\n", "any-note.schema.json") != []
    assert messages("title: {a: b}\n", "any-note.schema.json") != []


@pytest.mark.parametrize(
    "head", ["", "title: 5\n", "aliases: a, b\n", "tags: [1, null]\n", "publish: maybe\n", "status: [x]\n"]
)
def test_what_may_be_right_somewhere(head: str) -> None:
    assert messages(head, "any-note.schema.json") == []


@pytest.mark.skipif(not VAULTS.is_dir(), reason="the vaults are not beside the repository")
def test_without_configuration_the_vaults_are_left_alone() -> None:
    options = Options(schemas=(("**", "any-note.schema.json"),))
    found = []
    for path in sorted(VAULTS.rglob("*.md")):
        if path.is_file():
            head = path.read_bytes()[:20_000]
            note = read(Source(path.name, head[: head.find(b"\n---", 3) + 5]), options)
            found += [(path, fault.message) for fault in validate(note, SCHEMAS, options)]
    assert found == []


@pytest.mark.skipif(not (REPOSITORY / "wiki").is_dir(), reason="the repository's own wiki is not there")
def test_this_repository_s_wiki_is_valid() -> None:
    options = Options(schemas=(("**", "note.schema.json"),))
    found = []
    for path in sorted((REPOSITORY / "wiki").rglob("*.md")):
        note = read(Source(path.name, path.read_bytes()), options)
        found += [(path.name, fault.message) for fault in validate(note, SCHEMAS, options)]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (RoleFields, OPTIONS["properties"]["roles"]),
        (SnippetDefaults, OPTIONS["properties"]["snippets"]),
        (RuleOptions, OPTIONS["properties"]["rules"]),
    ],
)
def test_the_options_schema_names_what_the_model_has(kind: Any, schema: dict[str, Any]) -> None:
    assert {field.name for field in fields(kind)} == schema["properties"].keys()


def test_what_is_published_can_be_configured() -> None:
    """`exclude` of the model is the option `exclude_publish`, beside `exclude`."""
    assert {field.name for field in fields(PublishOptions)} == {
        *OPTIONS["properties"]["publish"]["properties"],
        "exclude",
    }


def test_every_option_of_the_model_can_be_configured() -> None:
    elsewhere, sooner = {"root_names", "in_obsidian"}, {"enabled", "exclude_publish"}
    assert {field.name for field in fields(Options)} - elsewhere == OPTIONS["properties"].keys() - sooner


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        ({}, ()),
        ({"schemas": {"**": "note.schema.json"}, "rules": {"select": "LNK", "severities": {"SCH001": "info"}}}, ()),
        ({"schema": {}}, ('unknown option "schema"; did you mean "schemas"?',)),
        ({"rules": {"selct": []}}, ('unknown option "rules.selct"; did you mean "select"?',)),
        ({"roles": {"titel": "t"}}, ('unknown option "roles.titel"; did you mean "title"?',)),
        ({"dialect": "obsidain"}, ('dialect is "obsidain"; allowed are obsidian, dendron, foam, markdown; did you mean "obsidian"?',)),
        ({"publish": {"drafts": "no"}}, ('publish.drafts is "no" (text); expected true or false',)),
        ({"snippets": None}, ("snippets is empty; expected a mapping",)),
        ({"snippets": {"timeout_s": 0}}, ("snippets.timeout_s is 0; expected more than 0",)),
        ({"rules": {"severities": {"LNK": "loud"}}}, ('rules.severities.LNK is "loud"; allowed are error, warning, info',)),
        ({"zzz": 1, "dialect": 5}, ("zzz", "dialect is 5; allowed are obsidian, dendron, foam, markdown")),
        ({True: 1}, ("True",)),
    ],
)  # fmt: skip
def test_wrong_options_are_named_in_the_order_of_the_file(data: dict[Any, Any], faults: tuple[str, ...]) -> None:
    found = options_faults(data, OPTIONS)
    assert len(found) == len(faults)
    assert all(expected in message for message, expected in zip(found, faults, strict=True)), found
