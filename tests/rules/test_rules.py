"""What holds for every rule, and how rules are selected."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import pipeline.rules
from pipeline.build import wiki_of
from pipeline.model.diagnostic import Severity
from pipeline.model.options import Options, RuleOptions
from pipeline.model.place import TOP
from pipeline.rules import MODULES, RULES, judge, unknown_selectors
from pipeline.rules.rule import Finding, Rule, diagnose
from pipeline.rules.selection import selected, severity

from .fixture import NOW, fixture

WIKIS = Path(__file__).parent / "wikis"
FOLDER = Path(pipeline.rules.__file__).parent


def test_every_file_with_a_rule_is_in_the_list() -> None:
    files = {
        path for path in FOLDER.glob("*/*.py") if re.search(r"^RULE = ", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {".".join(path.relative_to(FOLDER).with_suffix("").parts) for path in files} == set(MODULES)


def test_codes_and_names_are_unique() -> None:
    assert max(Counter(rule.code for rule in RULES).values()) == 1
    assert max(Counter(rule.name for rule in RULES).values()) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_called_as_its_file(rule: Rule) -> None:
    module = rule.check.__module__ if rule.check.__module__.endswith(rule.name.replace("-", "_")) else None
    listed = [name for name in MODULES if name.endswith("." + rule.name.replace("-", "_"))]
    assert len(listed) == 1
    assert module in {None, f"pipeline.rules.{listed[0]}"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rules_page_says_what_why_wrong_and_right(rule: Rule) -> None:
    titles = re.findall(r"^## (.+)$", re.sub(r"(?ms)^(`{3,}).*?^\1$", "", rule.docs), re.MULTILINE)
    assert titles == ["Why", "Wrong", "Right"]
    assert len(rule.summary.split()) > 3
    assert rule.summary.endswith(".")
    assert re.fullmatch(r"[A-Z]{2,3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


def test_codes_of_a_family_count_up_without_holes() -> None:
    """Codes are never reused: a rule that goes leaves its line in this list, as retired."""
    by_family: dict[str, list[int]] = {}
    for rule in RULES:
        by_family.setdefault(rule.family, []).append(int(rule.code.removeprefix(rule.family)))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_family.values())


def codes(options: RuleOptions) -> set[str]:
    return {rule.code for rule in selected(RULES, options)}


STABLE = {rule.code for rule in RULES if rule.status == "stable"}
EVERY = {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (RuleOptions(), STABLE),
        (RuleOptions(select=("ALL",)), EVERY),
        (RuleOptions(select=("LNK001",)), {"LNK001"}),
        (RuleOptions(select=("TRU",)), {code for code in EVERY if code.startswith("TRU")}),
        (RuleOptions(select=("DEFAULT", "TRU003")), STABLE | {"TRU003"}),
        (RuleOptions(ignore=("LNK",)), {code for code in STABLE if not code.startswith("LNK")}),
        (RuleOptions(select=("ALL",), ignore=("LNK",)), {code for code in EVERY if not code.startswith("LNK")}),
        (RuleOptions(select=("LNK001",), ignore=("LNK",)), {"LNK001"}),
        (RuleOptions(select=("LNK",), ignore=("LNK",)), set()),
        (RuleOptions(ignore=("ALL",)), set()),
        (RuleOptions(select=("lnk001",)), {"LNK001"}),
        (RuleOptions(select=("Broken-Link",), ignore=("links", "lnk", "all")), {"LNK001"}),
        (RuleOptions(select=("lnk",), ignore=("broken-link",)), {c for c in EVERY if c[:3] == "LNK"} - {"LNK001"}),
    ],
    ids=[
        "nothing said",
        "all",
        "a code",
        "a family",
        "one more",
        "but a family",
        "all but",
        "closer wins",
        "equal",
        "none",
        "a code in small letters",
        "a name",
        "a family without a name",
    ],
)
def test_selection(options: RuleOptions, expected: set[str]) -> None:
    assert codes(options) == expected


def test_the_closest_severity_counts() -> None:
    rule = next(rule for rule in RULES if rule.code == "LNK001")
    configured: dict[str, Severity] = {"LNK": "info", "LNK001": "warning", "ID": "error"}
    assert severity(rule, configured) == "warning"
    assert severity(rule, {}) == "error"


def test_selectors_that_name_nothing_are_told() -> None:
    options = RuleOptions(
        select=("LNK", "LKN"), severities={"ID999": "error"}, per_file_ignores={"*": ("ALL", "x", "")}
    )
    assert unknown_selectors(options) == ("LKN (did you mean LNK?)", "ID999", "x", "''")


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        ("LNK01", "LNK01 (did you mean LNK001?)"),
        ("lnk1", "lnk1 (did you mean LNK001?)"),
        ("brokenlink", "brokenlink (did you mean broken-link?)"),
        ("LN", "LN (did you mean LNK?)"),
    ],
)
def test_what_begins_like_a_code_names_no_rule(selector: str, told: str) -> None:
    everywhere = RuleOptions((selector,), (selector,), {selector: "info"}, {"**": (selector,)})
    assert unknown_selectors(everywhere) == (told,)
    for options in (
        RuleOptions(ignore=(selector,)),
        RuleOptions(severities={selector: "info"}),
        RuleOptions(per_file_ignores={"**": (selector,)}),
    ):
        assert unknown_selectors(options) == (told,)
    assert codes(RuleOptions(select=(selector,))) == set()


def test_a_rule_is_silent_where_a_glob_says_so() -> None:
    options = Options(rules=RuleOptions(select=("LNK001",), per_file_ignores={"old/**": ("LNK",)}))
    wiki = wiki_of({"old/a.md": "[[gone]]", "b.md": "[[gone]]"}, options, {"any-note.schema.json": "{}"}, NOW)
    assert [diagnostic.path for diagnostic in judge(wiki)] == ["b.md"]


def test_a_message_is_one_line_and_a_traceback_its_detail() -> None:
    """What a run said after its first line stands below the source, for people."""
    text = (WIKIS / "failing-snippet.txt").read_text(encoding="utf-8")
    (found,) = judge(fixture(text, RuleOptions(select=("SNP001",))).wiki)
    assert found.message == "why it is so (line 4)"
    assert found.detail == "Traceback:\n  line 4"


def test_no_message_breaks_its_line() -> None:
    """Whatever stands in a note."""
    rule = next(rule for rule in RULES if rule.code == "LNK001")
    assert diagnose(rule, Finding("a.md", TOP, "one\r\ntwo\u2028three"), "error").message == "one two three"


@pytest.mark.parametrize("path", ["a.md", "ml/a.md"])
@pytest.mark.parametrize("link", ["[x]()", "[x](%20)", "![x]()", "[x](#)", "[[]]"])
def test_a_link_that_names_nothing_is_one_finding(link: str, path: str) -> None:
    options = Options(rules=RuleOptions(select=("LNK",)))
    wiki = wiki_of({path: f"See {link}.\n"}, options, {"any-note.schema.json": "{}"}, NOW)
    found = [(one.code, one.message) for one in judge(wiki)]
    assert found in ([("LNK007", "the link names nothing")], [])
    assert found or link == "[[]]"


def test_a_merged_note_that_names_a_ghost_is_one_finding_about_the_field_that_names_it() -> None:
    options = Options(rules=RuleOptions(select=("ID",)))
    files: dict[str, str | bytes] = {"a.md": "---\nstatus: merged\ncanonical_id: ghost\n---\n"}
    found = judge(wiki_of(files, options, {"any-note.schema.json": "{}"}, NOW))
    assert [(one.code, one.place.line) for one in found] == [("ID005", 3)]


def test_what_the_configuration_redirects_is_a_finding_about_the_whole_wiki() -> None:
    """`mkdocs.yml` is no file of the wiki: the message names it, and the path is one that exists."""
    redirects = {"a": "Ghost", "b": "c", "c": "b", "d": "e", "e": "Note"}
    options = Options(rules=RuleOptions(select=("ID",)), redirects=redirects)
    found = judge(wiki_of({"Note.md": ""}, options, {"any-note.schema.json": "{}"}, NOW))
    assert {one.code for one in found} == {"ID004", "ID006", "ID007"}
    assert {path for one in found for path in (one.path, *(other.path for other in one.related))} == {"."}
    assert 'mkdocs.yml: "a" redirects to "Ghost", and nothing is called that' in [one.message for one in found]
    assert all(one.message.startswith("mkdocs.yml: ") for one in found)


def test_an_address_that_may_end_in_several_folders_is_told() -> None:
    """What the list of links calls ambiguous, a check names too."""
    files: dict[str, str | bytes] = {"a.md": "[x](/about)", "b/about.md": "text", "c/about.md": "text"}
    found = judge(wiki_of(files, Options(rules=RuleOptions(select=("LNK",))), {"any-note.schema.json": "{}"}, NOW))
    assert [(one.code, one.severity) for one in found] == [("LNK010", "info")]
    assert found[0].message == 'the wiki has no "/about" at its root; it may mean b/about.md, c/about.md'
