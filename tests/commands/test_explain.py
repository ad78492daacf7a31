from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline.rules import RULES
from pipeline.rules.pages import facts, page

from .calling import Caller

SCHEMA = Path(__file__).parents[2] / "schemas" / "explain.schema.json"


def test_all_rules_as_data(wikimill: Caller) -> None:
    """What is told is the list of rules, in its order, and keeps its schema."""
    answer = wikimill.plain("explain", "--all", "--format", "json")
    data = json.loads(answer.out)
    assert answer.code == 0
    assert data == {"version": 1, "rules": [facts(rule) for rule in RULES]}
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)


@pytest.mark.parametrize("asked", ["LNK001", "lnk001", "broken-link"])
def test_one_rule_by_code_or_name(wikimill: Caller, asked: str) -> None:
    answer = wikimill.plain("explain", asked)
    assert (answer.code, answer.out) == (0, page(next(rule for rule in RULES if rule.code == "LNK001")))


def test_an_unknown_rule_is_told_with_the_nearest(wikimill: Caller) -> None:
    answer = wikimill.plain("explain", "broken-lnk")
    assert answer.code == 2
    assert "did you mean 'broken-link'?" in answer.err
