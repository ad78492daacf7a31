"""For GitLab: a Code Quality report."""

from __future__ import annotations

from pipeline.model.diagnostic import Diagnostic
from pipeline.reports.fingerprint import fingerprints
from pipeline.reports.jsontext import dumped
from pipeline.reports.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """An issue a diagnostic, each with a fingerprint of its own."""
    marks = fingerprints(report.diagnostics, report.text)
    return dumped(
        [_issue(diagnostic, mark, report) for diagnostic, mark in zip(report.diagnostics, marks, strict=True)]
    )


def _issue(diagnostic: Diagnostic, mark: str, report: Report) -> dict[str, object]:
    return {
        "description": f"{diagnostic.code}: {diagnostic.message}",
        "check_name": diagnostic.name,
        "fingerprint": mark,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": report.shown(diagnostic.path),
            "lines": {"begin": diagnostic.place.line, "end": diagnostic.place.end_line},
        },
    }
