"""Each rule finds what is marked in its wiki, and nothing else there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.edit import fix
from pipeline.model.options import RuleOptions
from pipeline.model.text import Text
from pipeline.rules import RULES, judge
from pipeline.rules.rule import Rule

from .fixture import Fixture, fixture

WIKIS = Path(__file__).parent / "wikis"


def read(rule: Rule) -> Fixture:
    return fixture((WIKIS / f"{rule.name}.txt").read_text(encoding="utf-8"), RuleOptions(select=(rule.code,)))


def test_every_rule_has_a_wiki_and_every_wiki_a_rule() -> None:
    assert {path.stem for path in WIKIS.glob("*.txt")} == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_found_is_what_is_marked(rule: Rule) -> None:
    """Every marked line has its finding, every other line and file stays silent."""
    case = read(rule)
    found = Counter((diagnostic.path, diagnostic.place.line, diagnostic.code) for diagnostic in judge(case.wiki))
    assert found == case.expected
    assert case.expected or rule.code == "FM014", "a wiki in which nothing is found proves nothing"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_places_lie_in_the_text(rule: Rule) -> None:
    """Lines and columns are those of the offsets, also of related places."""
    case = read(rule)
    for diagnostic in judge(case.wiki):
        assert diagnostic.message
        for path, place in [
            (diagnostic.path, diagnostic.place),
            *((other.path, other.place) for other in diagnostic.related),
        ]:
            if path in case.files and place.end:
                assert Text(case.files[path]).place(place.start, place.end) == place


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_fix_removes_what_it_is_for(rule: Rule) -> None:
    """Law 4: after all fixes none of the fixed findings is left, no new one came, and a second round changes nothing."""
    case = read(rule)
    texts = {path: Text(body) for path, body in case.files.items()}
    before = judge(case.wiki)
    fixed = fix(texts, before, unsafe=True)
    if not fixed.applied:
        return
    source = (WIKIS / f"{rule.name}.txt").read_text(encoding="utf-8")
    settings = source[source.index("=== ") :]
    mended = "".join(_section(path, fixed.texts.get(path, text).content) for path, text in texts.items())
    tail = "".join(
        part
        for part in _split(settings)
        if part.split("\n")[0].split(" ")[1] in {"options", "schemas", "runs", "strays"}
    )
    after = judge(fixture(mended + tail, RuleOptions(select=("ALL",))).wiki)
    whole = judge(fixture(source, RuleOptions(select=("ALL",))).wiki)
    assert sum(diagnostic.code == rule.code for diagnostic in after) == len(before) - len(fixed.applied)
    assert Counter(d.code for d in after) <= Counter(d.code for d in whole)


def _section(path: str, content: str) -> str:
    body = content.removesuffix("\n")
    return f"=== {path}\n{body}\n" if body else f"=== {path}\n"


def _split(settings: str) -> list[str]:
    parts: list[str] = []
    for line in settings.splitlines(keepends=True):
        if line.startswith("=== "):
            parts.append("")
        parts[-1] += line
    return parts
