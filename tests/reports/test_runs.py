from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import jsonschema

from pipeline.model.place import TOP
from pipeline.model.run import Environment, Run
from pipeline.model.snippet import Snippet
from pipeline.reports import render_runs

PASSED = Run("a.md", 0, 3, "python", "", "passed", "checked", None, "5\n", 0.25, cached=True)
FAILED = replace(
    PASSED,
    index=1,
    line=9,
    status="failed",
    level="ran",
    message="AssertionError: 4 is not 5\n  left: 4",
    fault_line=12,
    cached=False,
)
LACKING = replace(
    PASSED, index=2, line=20, status="missing-package", level="parsed", message="torch is not installed", cached=False
)
RUNS = [PASSED, FAILED, LACKING]
WHERE = Environment("3.11.7", "full", {"torch": ""})
CODE = Snippet(
    TOP,
    "python",
    "python",
    "one = 1\ntwo = 2\nassert one + two == 4\n",
    10,
    None,
    None,
    (),
    None,
    None,
    None,
    "",
    False,
    (),
    (),
    (),
)


def test_json_is_the_contract() -> None:
    data = json.loads(render_runs(RUNS, WHERE, "json"))
    assert data["environment"] == {"python": "3.11.7", "isolation": "full", "packages": {"torch": ""}}
    assert data["runs"][0] == {
        "path": "a.md",
        "line": 3,
        "language": "python",
        "group": "",
        "status": "passed",
        "level": "checked",
        "message": None,
        "stdout": "5\n",
        "duration_s": 0.25,
        "cached": True,
    }
    assert (data["summary"]["total"], data["summary"]["failed"], data["summary"]["crashed"]) == (3, 1, 0)


def test_text_shows_the_lines_of_the_note_that_failed() -> None:
    shown = render_runs([replace(FAILED, fault_line=12)], WHERE, "text", lambda run: CODE, "wiki/").splitlines()
    assert shown == [
        "wiki/a.md:12 failed: AssertionError: 4 is not 5",
        "    10 | one = 1",
        "    11 | two = 2",
        ">   12 | assert one + two == 4",
        "      left: 4",
        "1 failed in 0.25 s of running; Python 3.11.7, isolation full.",
    ]


def test_text_counts_what_passed() -> None:
    last = render_runs(RUNS, WHERE, "text").splitlines()[-1]
    assert last.startswith("1 passed, 1 failed, 1 missing-package (1 checked, 1 from the cache)")


def test_junit_tells_skips_failures_and_errors_apart() -> None:
    root = ET.fromstring(render_runs([*RUNS, replace(FAILED, index=3, status="timeout")], WHERE, "junit"))
    assert {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }


def test_json_keeps_its_schema() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "test.schema.json").read_text(encoding="utf-8"))
    data = json.loads(render_runs(RUNS, WHERE, "json"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []
