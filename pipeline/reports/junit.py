"""For test dashboards: JUnit XML, a suite a note, a case a diagnostic."""

from __future__ import annotations

from itertools import groupby

from pipeline.model.diagnostic import Diagnostic
from pipeline.reports import xml
from pipeline.reports.report import Report


def render(report: Report) -> str:
    """Errors and warnings fail; what is only for information passes. A fine wiki is one case that passes."""
    suites = [
        _suite(report.shown(path), list(found))
        for path, found in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.path)
    ]
    if not suites:
        case = xml.element("testcase", {"name": "all notes are fine", "classname": "wikimill"})
        suites = [xml.element("testsuite", {"name": "wikimill", "tests": "1", "failures": "0", "errors": "0"}, case)]
    failures = sum(diagnostic.severity != "info" for diagnostic in report.diagnostics)
    counts = {"tests": str(max(1, len(report.diagnostics))), "failures": str(failures), "errors": "0"}
    return xml.document(
        xml.element("testsuites", {"name": "wikimill check", **counts}, "\n" + "\n".join(suites) + "\n")
    )


def _suite(path: str, diagnostics: list[Diagnostic]) -> str:
    failures = sum(diagnostic.severity != "info" for diagnostic in diagnostics)
    attributes = {"name": path, "tests": str(len(diagnostics)), "failures": str(failures), "errors": "0"}
    return xml.element(
        "testsuite", attributes, "\n" + "\n".join(_case(path, diagnostic) for diagnostic in diagnostics) + "\n"
    )


def _case(path: str, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    where = f"{path}:{place.line}:{place.column}"
    attributes = {
        "name": f"{diagnostic.code} {diagnostic.name} {place.line}:{place.column}",
        "classname": path,
        "line": str(place.line),
    }
    headline = f"{where} {diagnostic.code} {diagnostic.message}"
    told = xml.text("\n".join(filter(None, (headline, diagnostic.help, diagnostic.detail))))
    if diagnostic.severity == "info":
        return xml.element("testcase", attributes, xml.element("system-out", {}, told))
    failure = xml.element("failure", {"message": diagnostic.message, "type": diagnostic.severity}, told)
    return xml.element("testcase", attributes, failure)
