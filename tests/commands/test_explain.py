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


@pytest.mark.parametrize("asked", ["LNK", "lnk"])
def test_a_family_is_a_line_a_rule(wikimill: Caller, asked: str) -> None:
    """As data it is the same rules in full."""
    family = [rule for rule in RULES if rule.family == "LNK"]
    answer = wikimill.plain("explain", asked)
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert [line.split()[:2] for line in lines[:-1]] == [[rule.code, rule.name] for rule in family]
    assert lines[-1].startswith("`wikimill explain LNK001`")
    data = json.loads(wikimill.plain("explain", asked, "--format", "json").out)
    assert data["rules"] == [facts(rule) for rule in family]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("brokn", "'broken-link'"),
        ("LNK01", "did you mean 'LNK001'?"),
        ("ambigous", "did you mean 'ambiguous-link'?"),
        ("xyzzy", "the families are FM, "),
    ],
)
def test_whoever_remembers_a_word_finds_the_rule(wikimill: Caller, asked: str, said: str) -> None:
    answer = wikimill.plain("explain", asked)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


def test_a_selector_is_told_with_what_it_may_mean(wikimill: Caller) -> None:
    wikimill.write({"a.md": "# A\n"})
    answer = wikimill("check", "--select", "brokn,LNK")
    assert answer.code == 2
    assert "no rule is called brokn (did you mean broken-constraint or broken-link?)" in answer.err


def test_an_unknown_rule_is_told_with_the_nearest(wikimill: Caller) -> None:
    answer = wikimill.plain("explain", "broken-lnk")
    assert answer.code == 2
    assert "did you mean 'broken-link'?" in answer.err
