"""How often each rule spoke."""

from __future__ import annotations

from collections import Counter

from pipeline.model.counted import counted
from pipeline.model.diagnostic import Diagnostic
from pipeline.reports.report import Report, summary
from pipeline.reports.terminal import painted


def render(report: Report) -> str:
    """A line a rule, the most frequent first, then the summary."""
    counts = Counter((diagnostic.code, diagnostic.name, diagnostic.severity) for diagnostic in report.diagnostics)
    fixable = Counter(diagnostic.code for diagnostic in report.diagnostics if _is_safe(diagnostic))
    width = len(str(max(counts.values(), default=0)))
    longest = max((len(code) for code, _, _ in counts), default=0)
    lines = []
    for (code, name, severity), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        mark = "[*]" if fixable[code] else "   "
        lines.append(
            f"{count:>{width}}  {code:<{longest}}  {painted(f'{severity:<7}', severity, report.colour)}  {mark}  {name}"
        )
    lines += [
        f"{report.shown(one.path)}: {one.bound} of {counted(one.total, 'figure')} in prose {'is' if one.bound == 1 else 'are'} bound to code"
        for one in report.figures
    ]
    lines.append(summary(report))
    return "\n".join(lines) + "\n"


def _is_safe(diagnostic: Diagnostic) -> bool:
    return diagnostic.fix is not None and diagnostic.fix.safe
