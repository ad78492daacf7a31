"""For programs: the contract that `schemas/check.schema.json` describes."""

from __future__ import annotations

from pipeline.model.diagnostic import Diagnostic
from pipeline.reports.jsontext import dumped
from pipeline.reports.report import Report


def render(report: Report) -> str:
    """Diagnostics and their counts; paths relative to the wiki."""
    return dumped(
        {
            "version": 1,
            "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
            "summary": summary(report),
        }
    )


def summary(report: Report) -> dict[str, int]:
    """How many there are."""
    return {
        "notes": report.notes,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "infos": report.count("info"),
        "fixable": sum(diagnostic.fix is not None for diagnostic in report.diagnostics),
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "path": diagnostic.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "related": [
            {"path": other.path, "line": other.place.line, "message": other.message} for other in diagnostic.related
        ],
        "fix": {"safe": diagnostic.fix.safe, "description": diagnostic.fix.description} if diagnostic.fix else None,
    }
