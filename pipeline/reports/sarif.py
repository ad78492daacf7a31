"""For code scanning: SARIF 2.1.0."""

from __future__ import annotations

from urllib.parse import quote

from pipeline import __version__
from pipeline.model.diagnostic import Diagnostic, Fix
from pipeline.model.place import Place
from pipeline.reports.fingerprint import fingerprints
from pipeline.reports.jsontext import dumped
from pipeline.reports.report import Report

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """One run with the rules that spoke and their results."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    marks = fingerprints(report.diagnostics, report.text)
    results = [
        _result(diagnostic, mark, codes, report) for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
    ]
    driver = {"name": "wikimill", "version": __version__, "rules": _rules(codes, report)}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(codes: list[str], report: Report) -> list[dict[str, object]]:
    first = {diagnostic.code: diagnostic for diagnostic in reversed(report.diagnostics)}
    return [
        {
            "id": code,
            "name": first[code].name,
            "shortDescription": {"text": report.summaries.get(code, first[code].name)},
            "defaultConfiguration": {"level": _LEVELS[first[code].severity]},
        }
        for code in codes
    ]


def _result(diagnostic: Diagnostic, mark: str, codes: list[str], report: Report) -> dict[str, object]:
    message = diagnostic.message if diagnostic.help is None else f"{diagnostic.message} ({diagnostic.help})"
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(filter(None, (message, diagnostic.detail)))},
        "locations": [_location(report.shown(diagnostic.path), diagnostic.place)],
        "partialFingerprints": {"wikimill/v1": mark},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(report.shown(other.path), other.place) | {"id": number, "message": {"text": other.message}}
            for number, other in enumerate(diagnostic.related)
        ]
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic.fix, report)]
    if report.known is not None:
        result["baselineState"] = "unchanged" if diagnostic in report.known else "new"
    return result


def _fix(fix: Fix, report: Report) -> dict[str, object]:
    """The edits, file by file, by offsets in characters."""
    by_file: dict[str, list[dict[str, object]]] = {}
    for edit in fix.edits:
        region = {"charOffset": edit.start, "charLength": edit.end - edit.start}
        by_file.setdefault(edit.path, []).append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    changes = [
        {"artifactLocation": {"uri": _uri(report.shown(path))}, "replacements": replacements}
        for path, replacements in sorted(by_file.items())
    ]
    return {"description": {"text": fix.description}, "artifactChanges": changes}


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "replace"), safe="/~!$&'()*+,;=:@-._")


def _location(path: str, place: Place) -> dict[str, object]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}
