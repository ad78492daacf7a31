"""How often each rule spoke, for programs: the contract that `schemas/statistics.schema.json` describes."""

from __future__ import annotations

from collections import Counter

from pipeline.reports.json import summary
from pipeline.reports.jsontext import dumped
from pipeline.reports.report import Report


def render(report: Report) -> str:
    """An entry a rule that spoke, the most frequent first, and the summary of `--format json`."""
    counts = Counter((one.code, one.name, one.severity) for one in report.diagnostics)
    fixable = Counter(one.code for one in report.diagnostics if one.fix)
    rows = [
        {"code": code, "name": name, "severity": severity, "count": count, "fixable": fixable[code]}
        for (code, name, severity), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    figures = [{"path": one.path, "bound": one.bound, "total": one.total} for one in report.figures]
    return dumped({"version": 1, "statistics": rows, "figures": figures, "summary": summary(report)})
