"""Rules are total, quiet, and quick; their fixes keep law 4."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.build import wiki_of
from pipeline.edit import fix
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.dialect import DIALECTS
from pipeline.model.options import Options, RuleOptions
from pipeline.model.text import Text
from pipeline.rules import judge
from pipeline.rules.nearest import Names

from .fixture import NOW

EVERY = RuleOptions(select=("ALL",))
SCHEMA = {"any-note.schema.json": "{}"}

NAMES = st.sampled_from(
    [
        "Parameter",
        "parameter",
        "Weight",
        "가중치",
        "A|B",
        "x#y",
        "ml/Weight",
        "index",
        "README",
        "Hyper-parameter",
        "a b",
        "[x]",
        "wiki-1",
    ]
)
LINES = st.one_of(
    NAMES.map("[[{}]]".format),
    NAMES.map("![[{}|label]]".format),
    NAMES.map("[x]({}.md)".format),
    NAMES.map("[x](</{}>)".format),
    NAMES.map("| [[{}]] | b |\n| --- | --- |\n| [[Weight]] | c |".format),
    NAMES.map("# {}".format),
    st.sampled_from(
        [
            "TODO",
            "```python\nx = 1\n```",
            "<!-- wikimill: ignore LNK hm -->",
            "<!-- value: x -->1<!-- /value -->",
            "text ^id",
            "%% a %%",
        ]
    ),
    st.text(max_size=20),
)
FIELDS = st.sampled_from(
    [
        "id",
        "title",
        "aliases",
        "duplicate_of",
        "canonical_id",
        "status",
        "hidden_aliases",
        "last_reinforced",
        "relations",
    ]
)
VALUES = st.one_of(
    NAMES,
    st.sampled_from(["verified", "self", "none", "2030-01-01", "{related: Weight, broader: index}", "[a, , b]", "on"]),
    st.text(max_size=8),
)


@st.composite
def notes(draw: st.DrawFn) -> str:
    head = "".join(f"{draw(FIELDS)}: {draw(VALUES)}\n" for _ in range(draw(st.integers(0, 4))))
    body = "\n".join(draw(st.lists(LINES, max_size=6)))
    return (f"---\n{head}---\n" if head else "") + body


WIKIS = st.dictionaries(
    st.sampled_from(["Parameter.md", "ml/Weight.md", "weight.md", "ml/index.md", "README.md", "가중치.md", "a b.md"]),
    notes(),
    max_size=5,
)
SLOW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def judged(files: dict[str, str], dialect: str = "obsidian", rules: RuleOptions = EVERY) -> tuple[Diagnostic, ...]:
    return judge(wiki_of(files, Options(dialect=DIALECTS[dialect], rules=rules), SCHEMA, NOW))


def mended(files: dict[str, str], found: tuple[Diagnostic, ...]) -> dict[str, str]:
    """The files after all safe fixes."""
    fixed = fix({path: Text(content) for path, content in files.items()}, found)
    return {path: fixed.texts[path].content if path in fixed.texts else content for path, content in files.items()}


@SLOW
@given(WIKIS, st.sampled_from(sorted(DIALECTS)))
def test_no_wiki_makes_a_rule_raise(files: dict[str, str], dialect: str) -> None:
    found = judged(files, dialect)
    keys = [(one.path, one.place.start, one.place.end, one.code) for one in found]
    assert keys == sorted(keys)
    for one in found:
        if one.path in files:
            text = Text(files[one.path].removeprefix("\ufeff"))
            assert text.place(one.place.start, one.place.end) == one.place


@SLOW
@given(WIKIS, st.sampled_from(["obsidian", "dendron", "foam"]))
def test_safe_fixes_add_no_finding_and_end(files: dict[str, str], dialect: str) -> None:
    """Law 4, for generated wikis: no rule speaks more often than before, and rounds of fixes come to an end."""
    before = judged(files, dialect)
    for _ in range(5):
        after_files = mended(files, before)
        if after_files == files:
            return
        after = judged(after_files, dialect)
        assert Counter(one.code for one in after) <= Counter(one.code for one in before)
        files, before = after_files, after
    raise AssertionError("fixes do not come to an end")


@pytest.mark.parametrize(
    "vault", ["foam/docs", "obsidian-export/tests/testdata/input", "dendron-site/vault", "cncf-glossary/content/ko"]
)
def test_safe_fixes_of_real_vaults_keep_the_law(vaults: Path, vault: str) -> None:
    """Every other file keeps its text; what is fixed is gone; nothing new comes."""
    folder = vaults / vault
    files = {str(path.relative_to(folder)): path.read_bytes().decode() for path in sorted(folder.rglob("*.md"))}
    dialect = "dendron" if "dendron" in vault else "obsidian"
    before = judged(files, dialect)
    after_files = mended(files, before)
    touched = {edit.path for one in before if one.fix and one.fix.safe for edit in one.fix.edits}
    assert {path for path in files if files[path] != after_files[path]} <= touched
    if touched:
        after = judged(after_files, dialect)
        assert Counter(one.code for one in after) <= Counter(one.code for one in before)


def test_thousands_of_broken_links_are_judged_in_seconds() -> None:
    """A name that nothing bears is compared with few of 30,000 names, so that 3,000 questions stay quick."""
    words = [
        "learning",
        "rate",
        "gradient",
        "descent",
        "layer",
        "batch",
        "norm",
        "parameter",
        "hyper",
        "weight",
        "bias",
        "optimizer",
    ]
    names = Names.among(f"{words[n % 12]} {words[n // 12 % 12]} {n}" for n in range(30_000))
    start = time.process_time()
    found = [names.nearest(f"{words[n % 12]} {words[n // 12 % 12]}s {n}") for n in range(0, 30_000, 10)]
    assert time.process_time() - start < 5
    assert None not in found


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Hyper-parameter", "Hyperparameter"),
        ("hyperparameter", "Hyperparameter"),
        ("Wieght", "Weight"),
        ("가중지", "가중치"),
        ("Quantum", None),
        ("", None),
    ],
)
def test_the_nearest_name(asked: str, answer: str | None) -> None:
    assert Names.among(["Hyperparameter", "Parameter", "Weight", "가중치"]).nearest(asked) == answer


@pytest.mark.parametrize(
    ("link", "mended_link"),
    [
        ("[x](</a b>)", "[x](</Parameter>)"),
        ("[x](<a b.md> 'title')", "[x](<Parameter.md> 'title')"),
        ("[x](a%20b.md)", "[x](Parameter.md)"),
        ("[[a b]]", "[[Parameter|a b]]"),
    ],
)
def test_a_fix_writes_the_whole_of_a_path(link: str, mended_link: str) -> None:
    """Blanks belong to a path in angle brackets."""
    files = {"Parameter.md": "text", "a b.md": "---\nduplicate_of: Parameter\n---\n", "n.md": link}
    assert mended(files, judged(files))["n.md"] == mended_link
