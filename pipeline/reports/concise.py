"""For people and editors: a line a diagnostic, then the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model.diagnostic import Diagnostic
from pipeline.reports.full import headline
from pipeline.reports.report import Report, summary
from pipeline.reports.terminal import painted


def render(report: Report) -> str:
    """`path:line:column CODE message`, as compilers write it; what is only for information, once a note and rule."""
    return "\n".join((*_told(report), summary(report))) + "\n"


def _told(report: Report) -> Iterator[str]:
    infos = Counter(_kind(one) for one in report.diagnostics if one.severity == "info")
    for one in report.diagnostics:
        count = infos.pop(_kind(one), 0) if one.severity == "info" else 1
        if count:
            more = painted(f" … and {count - 1} more in this note", "faint", report.colour) if count > 1 else ""
            yield headline(one, report) + more


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.path, diagnostic.code
