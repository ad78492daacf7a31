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

from .fixture import SETTINGS, Fixture, fixture

WIKIS = Path(__file__).parent / "wikis"


FILES = sorted(WIKIS.glob("*.txt"))
BY_NAME = {rule.name: rule for rule in RULES}
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def rule_of(file: Path) -> Rule:
    """A fixture is called as its rule, with a word of its own after a dot where there are several."""
    return BY_NAME[file.stem.partition(".")[0]]


def read(file: Path) -> Fixture:
    return fixture(file.read_text(encoding="utf-8"), RuleOptions(select=(rule_of(file).code,)))


def test_every_rule_has_a_wiki_and_every_wiki_a_rule() -> None:
    assert {file.stem.partition(".")[0] for file in FILES} == BY_NAME.keys()


@EACH
def test_found_is_what_is_marked(file: Path) -> None:
    """Every marked line has its finding, every other line and file stays silent."""
    case = read(file)
    found = Counter((diagnostic.path, diagnostic.place.line, diagnostic.code) for diagnostic in judge(case.wiki))
    assert found == case.expected
    assert case.expected, "a wiki in which nothing is found proves nothing"


@EACH
def test_places_lie_in_the_text(file: Path) -> None:
    """Lines and columns are those of the offsets, also of related places."""
    case = read(file)
    for diagnostic in judge(case.wiki):
        assert diagnostic.message
        for path, place in [
            (diagnostic.path, diagnostic.place),
            *((other.path, other.place) for other in diagnostic.related),
        ]:
            if path in case.files and place.end:
                assert Text(case.files[path]).place(place.start, place.end) == place


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@EACH
def test_a_fix_removes_what_it_is_for(file: Path, unsafe: bool) -> None:
    """Law 4: what was fixed is gone, no other finding came by a safe fix, and a second round changes nothing."""
    source = file.read_text(encoding="utf-8")
    case, only = read(file), RuleOptions(select=(rule_of(file).code,))
    before = judge(case.wiki)
    texts = {path: Text(body) for path, body in case.files.items()}
    fixed = fix(texts, before, unsafe)
    mended = _mended(source, {path: fixed.texts.get(path, text).content for path, text in texts.items()})
    after = judge(fixture(mended, only).wiki)
    assert len(after) == len(before) - len(fixed.applied)
    assert not fix({path: fixed.texts.get(path, text) for path, text in texts.items()}, after, unsafe).applied
    if not unsafe:
        every = RuleOptions(select=("ALL",))
        found = [
            Counter(diagnostic.code for diagnostic in judge(fixture(text, every).wiki)) for text in (mended, source)
        ]
        assert found[0] <= found[1]


def _mended(source: str, files: dict[str, str]) -> str:
    """The fixture with other contents of its files, and without marks."""
    settings = [part for part in _split(source) if part.split("\n")[0].removeprefix("=== ") in SETTINGS]
    return "".join([*(_section(path, content) for path, content in files.items()), *settings])


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
