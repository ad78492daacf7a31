from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.place import TOP
from pipeline.model.text import Text
from pipeline.reports import FORMATS, render
from pipeline.reports.report import Report

from .conftest import NOTE, diagnostic


def test_json_is_the_contract(report: Report) -> None:
    """Exactly the keys of the contract, paths without the root, null where there is nothing."""
    data = json.loads(render(report, "json"))
    assert data["summary"] == {"notes": 955, "errors": 1, "warnings": 0, "infos": 1, "fixable": 1}
    assert data["diagnostics"][0] == {
        "code": "LNK001",
        "name": "broken-link",
        "severity": "error",
        "message": "broken",
        "path": "ml/노트.md",
        "line": 5,
        "column": 9,
        "end_line": 5,
        "end_column": 28,
        "related": [{"path": "ml/Other.md", "line": 5, "message": "the other one"}],
        "fix": {"safe": True, "description": "write it right"},
    }
    assert data["diagnostics"][1]["fix"] is None
    assert data["version"] == 1


def test_concise_is_a_line_each(report: Report) -> None:
    assert render(report, "concise").splitlines()[:2] == [
        "wiki/ml/노트.md:5:9 LNK001 broken",
        "wiki/ml/노트.md:6:2 LNK001 broken",
    ]


def test_concise_tells_once_a_note_what_is_only_for_information() -> None:
    """Errors are listed one by one all the same."""
    infos = tuple(replace(diagnostic(severity="info"), path=path) for path in ("a.md", "a.md", "a.md", "b.md"))
    lines = render(Report((diagnostic(), diagnostic(), *infos), 2), "concise").splitlines()
    assert lines[2:4] == ["a.md:5:9 LNK001 broken … and 2 more in this note", "b.md:5:9 LNK001 broken"]
    assert lines[0] == lines[1] == "ml/노트.md:5:9 LNK001 broken"


def test_statistics_count_by_rule(report: Report) -> None:
    first, second, last = render(report, "statistics").splitlines()
    assert first == "1  LNK001  error    [*]  broken-link"
    assert second == "1  LNK001  info     [*]  broken-link"
    assert last.startswith("Found 1 error, 1 info in 955 notes.")


def test_statistics_are_data_too(report: Report) -> None:
    data = json.loads(render(report, "statistics_json"))
    row = {"code": "LNK001", "name": "broken-link", "severity": "error", "count": 1, "fixable": 1}
    assert data["statistics"][0] == row
    assert data["summary"]["notes"] == 955


def test_github_commands_are_escaped() -> None:
    """As the runner's toolkit does it: percent and line ends everywhere, colon and comma in properties too."""
    odd = replace(diagnostic(message="50% of\nall: a, b"), path="a,b:c.md", help=None)
    assert render(Report((odd,), 1), "github") == (
        "::error title=LNK001 broken-link,file=a%2Cb%3Ac.md,line=5,endLine=5,col=9,endColumn=28::50%25 of%0Aall: a, b\n"
    )


def test_gitlab_issues_have_fingerprints_of_their_own() -> None:
    """Two equal findings in one note are two issues."""
    issues = json.loads(render(Report((diagnostic(), diagnostic()), 1, {"ml/노트.md": NOTE}.get), "gitlab"))
    assert [issue["severity"] for issue in issues] == ["major", "major"]
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]
    assert issues[0]["location"] == {"path": "ml/노트.md", "lines": {"begin": 5, "end": 5}}


def test_fingerprints_survive_a_move_of_the_line() -> None:
    moved = Text("\n\n\n" + NOTE.content)
    before = json.loads(render(Report((diagnostic(),), 1, lambda path: NOTE), "sarif"))
    after = json.loads(render(Report((diagnostic(text=moved),), 1, lambda path: moved), "sarif"))
    marks = [log["runs"][0]["results"][0]["partialFingerprints"] for log in (before, after)]
    assert marks[0] == marks[1]


def test_sarif_tells_what_a_baseline_covers(report: Report) -> None:
    log = json.loads(render(replace(report, known=frozenset(report.diagnostics[:1])), "sarif"))
    assert [result["baselineState"] for result in log["runs"][0]["results"]] == ["unchanged", "new"]
    assert log["runs"][0]["results"][1]["level"] == "note"
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "wiki/ml/%EB%85%B8%ED%8A%B8.md"


def test_sarif_keeps_the_standards_schema(report: Report) -> None:
    """The schema of OASIS' SARIF 2.1.0, as the MIT-licensed npm package @microsoft/jest-sarif 1.0.0-beta.0 ships it."""
    odd = Diagnostic("LNK001", "broken-link", "warning", "\udcff\n", "a b/%\udcff.md", TOP, help="x", detail="y")
    logs = [
        render(shown, "sarif")
        for shown in (
            report,
            replace(report, known=frozenset(report.diagnostics[:1])),
            Report((), 0),
            Report((odd,), 1),
        )
    ]
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [error.message for log in logs for error in validator.iter_errors(json.loads(log))] == []


def test_sarif_has_the_fixes_as_edits(report: Report) -> None:
    results = json.loads(render(report, "sarif"))["runs"][0]["results"]
    (change,) = results[0]["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "wiki/ml/%EB%85%B8%ED%8A%B8.md"
    assert change["replacements"] == [
        {"deletedRegion": {"charOffset": 0, "charLength": 1}, "insertedContent": {"text": "x"}}
    ]
    assert "fixes" not in results[1]


def test_junit_fails_for_errors_only(report: Report) -> None:
    root = ET.fromstring(render(report, "junit"))
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    assert [case.find("failure") is not None for case in root.iter("testcase")] == [True, False]


def test_a_fine_wiki_is_one_passing_case() -> None:
    root = ET.fromstring(render(Report((), 20), "junit"))
    assert [len(case) for case in root.iter("testcase")] == [0]


@given(st.text(st.characters(codec=None), max_size=60))
def test_every_format_holds_any_text(text: str) -> None:
    """XML stays well-formed, JSON loads, and everything can be written as UTF-8."""
    odd = Diagnostic("LNK001", "broken-link", "error", text, f"{text}.md", TOP, help=text)
    shown = {form: render(Report((odd,), 1), form) for form in (*FORMATS, "statistics", "statistics_json")}
    for form in shown.values():
        form.encode()
    ET.fromstring(shown["junit"])
    assert json.loads(shown["json"])["diagnostics"][0]["message"] == text
    assert shown["github"].count("\n") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_its_last_line(report: Report, form: str) -> None:
    assert render(report, form).endswith("\n")


@pytest.mark.parametrize(("form", "schema_name"), [("json", "check"), ("statistics_json", "statistics")])
@pytest.mark.parametrize("diagnostics", [(), (diagnostic(), diagnostic(severity="info"))], ids=["none", "some"])
def test_json_keeps_its_schema(diagnostics: tuple[Diagnostic, ...], form: str, schema_name: str) -> None:
    file = Path(__file__).parents[2] / "schemas" / f"{schema_name}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    data = json.loads(render(Report(diagnostics, 1), form))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []
