"""For people and editors: a line a diagnostic, then the summary."""

from __future__ import annotations

from pipeline.reports.full import headline
from pipeline.reports.report import Report, summary


def render(report: Report) -> str:
    """`path:line:column CODE message`, as compilers write it."""
    return "\n".join((*(headline(diagnostic, report) for diagnostic in report.diagnostics), summary(report))) + "\n"
