"""For people: each diagnostic with its source line, the places it is related to, and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.place import Place
from pipeline.reports.excerpt import excerpt
from pipeline.reports.report import Report, summary
from pipeline.reports.terminal import harmless, painted


def render(report: Report) -> str:
    """Every diagnostic as a paragraph, then the summary."""
    blocks = ["\n".join(_lines(diagnostic, report)) for diagnostic in report.diagnostics]
    last = painted(summary(report), "strong" if blocks else "good", report.colour)
    return "\n\n".join((*blocks, last)) + "\n"


def _lines(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    yield headline(diagnostic, report)
    gutter = " " * max(3, len(str(diagnostic.place.line)))
    edge = painted("|", "faint", report.colour)
    yield from _source(diagnostic, report, gutter, edge)
    for related in diagnostic.related:
        where = painted(_at(report.shown(related.path), related.place), "strong", report.colour)
        yield f"{gutter} = {where}: {harmless(related.message)}"
    if diagnostic.help:
        yield f"{gutter} = help: {harmless(diagnostic.help)}"
    if diagnostic.fix:
        yield f"{gutter} = {'fix' if diagnostic.fix.safe else 'unsafe fix'}: {harmless(diagnostic.fix.description)}"


def headline(diagnostic: Diagnostic, report: Report) -> str:
    """Place, code and message on one line."""
    where = painted(_at(report.shown(diagnostic.path), diagnostic.place), "strong", report.colour)
    return f"{where} {painted(diagnostic.code, diagnostic.severity, report.colour)} {harmless(diagnostic.message)}"


def _at(path: str, place: Place) -> str:
    return f"{harmless(path)}:{place.line}:{place.column}"


def _source(diagnostic: Diagnostic, report: Report, gutter: str, edge: str) -> Iterator[str]:
    text = report.text(diagnostic.path)
    seen = excerpt(text, diagnostic.place, max(20, report.width - len(gutter) - 3)) if text else None
    label = f"{diagnostic.severity}: {diagnostic.name}"
    if seen is None:
        yield f"{gutter} = {painted(label, diagnostic.severity, report.colour)}"
        return
    line, carets = seen
    yield f"{gutter} {edge}"
    yield f"{diagnostic.place.line:>{len(gutter)}} {edge} {line}".rstrip()
    yield f"{gutter} {edge} {painted(f'{carets} {label}', diagnostic.severity, report.colour)}"
