"""Rules as pages: what they say of themselves is true, and no page leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.build import wiki_of
from pipeline.model.options import Options, RuleOptions
from pipeline.rules import RULES, judge, manual
from pipeline.rules.pages import page
from pipeline.rules.rule import Rule

from .fixture import NOW, fixture

WIKIS = Path(__file__).parent / "wikis"
PAGES = dict(manual())


def kinds(name: str) -> set[str]:
    """The fixes that a rule offers in its wikis."""
    found = []
    for file in WIKIS.glob(f"{name}*.txt"):
        if file.stem.partition(".")[0] == name:
            code = next(rule.code for rule in RULES if rule.name == name)
            found += judge(fixture(file.read_text(encoding="utf-8"), RuleOptions(select=(code,))).wiki)
    return {"safe" if one.fix.safe else "unsafe" for one in found if one.fix}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_offers_the_fixes_that_its_page_promises(rule: Rule) -> None:
    assert kinds(rule.name) == {"none": set(), "both": {"safe", "unsafe"}}.get(rule.fix, {rule.fix})


def test_there_is_a_page_for_each_rule_and_a_list_of_them() -> None:
    assert PAGES.keys() == {"index.md", *(f"{rule.code}.md" for rule in RULES)}
    assert all(f"[{rule.code}]({rule.code}.md)" in PAGES["index.md"] for rule in RULES)
    assert re.findall(r"^## [A-Z]+: [a-z].*[^.]$", PAGES["index.md"], re.MULTILINE)[0].startswith("## FM: ")


def test_a_page_begins_with_code_name_and_standing() -> None:
    broken = next(rule for rule in RULES if rule.code == "LNK001")
    lines = page(broken).splitlines()
    assert lines[0] == "# LNK001 broken-link"
    assert lines[2] == broken.summary
    assert lines[4].startswith("*Error, stable since 0.1.0.*")


def test_pages_link_to_the_rules_that_they_name() -> None:
    assert "[`unknown-address`](LNK010.md)" in PAGES["LNK001.md"]


def test_the_pages_are_a_wiki_without_fault() -> None:
    """Published, no link of theirs leads nowhere, and no example is taken for more than an example."""
    wiki = wiki_of(PAGES, Options(), {"any-note.schema.json": "{}"}, NOW)
    assert [(one.path, one.code, one.message) for one in judge(wiki) if one.severity != "info"] == []
