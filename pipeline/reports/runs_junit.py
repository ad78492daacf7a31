"""Runs for test dashboards: JUnit XML, a suite a note, a case a snippet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.model.run import FAILURES, Environment, Run
from pipeline.reports import xml


def render(runs: Iterable[Run], environment: Environment) -> str:
    """A missing package and a skip are skipped cases; a crash and a time-out are errors; the rest are failures."""
    listed = list(runs)
    suites = [_suite(path, list(of_note), environment) for path, of_note in groupby(listed, key=lambda run: run.path)]
    return xml.document(
        xml.element("testsuites", {"name": "wikimill test", **_counts(listed)}, "\n" + "\n".join(suites) + "\n")
    )


def _counts(runs: list[Run]) -> dict[str, str]:
    kinds = [_kind(run) for run in runs]
    return {
        "tests": str(len(runs)),
        "failures": str(kinds.count("failure")),
        "errors": str(kinds.count("error")),
        "skipped": str(kinds.count("skipped")),
        "time": f"{sum(run.duration_s for run in runs):.3f}",
    }


def _suite(path: str, runs: list[Run], environment: Environment) -> str:
    facts = {"python": environment.python, "isolation": environment.isolation}
    properties = "".join(xml.element("property", {"name": name, "value": value}) for name, value in facts.items())
    inside = "\n".join((xml.element("properties", {}, properties), *map(_case, runs)))
    return xml.element("testsuite", {"name": path, **_counts(runs)}, f"\n{inside}\n")


def _case(run: Run) -> str:
    name = f"snippet {run.index + 1}, line {run.line}"
    attributes = {
        "name": name,
        "classname": run.path,
        "file": run.path,
        "line": str(run.line),
        "time": f"{run.duration_s:.3f}",
    }
    inside = []
    kind, said = _kind(run), run.message or run.status
    first = said.partition("\n")[0]
    if kind == "skipped":
        inside.append(xml.element("skipped", {"message": first, "type": run.status}))
    elif kind is not None:
        inside.append(xml.element(kind, {"message": first, "type": run.status}, xml.text(_placed(run, said))))
    if run.stdout:
        inside.append(xml.element("system-out", {}, xml.text(run.stdout)))
    return xml.element("testcase", attributes, "".join(inside) if inside else None)


def _placed(run: Run, said: str) -> str:
    return f"{run.path}:{run.fault_line or run.line} {said}"


def _kind(run: Run) -> str | None:
    if run.status in {"skipped", "missing-package"}:
        return "skipped"
    if run.status in {"crashed", "timeout"}:
        return "error"
    return "failure" if run.status in FAILURES else None
