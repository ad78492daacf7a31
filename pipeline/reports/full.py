"""For people: each diagnostic with its source line, the places it is related to, and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.counted import counted
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.place import Place
from pipeline.reports.excerpt import excerpt
from pipeline.reports.report import Report, summary
from pipeline.reports.terminal import harmless, painted

MANY = 5
"""So many of one rule, for information only, are told one by one; more of them are counted."""


def render(report: Report) -> str:
    """Every error and warning as a paragraph, what is only for information in lines after them, then the summary."""
    faults = [diagnostic for diagnostic in report.diagnostics if diagnostic.severity != "info"]
    paragraphs = ["\n".join(_lines(diagnostic, report)) for diagnostic in faults]
    told = "\n".join(_told(report))
    last = painted(summary(report), "strong" if report.diagnostics else "good", report.colour)
    return "\n\n".join((*paragraphs, *filter(None, (told,)), last)) + "\n"


def _told(report: Report) -> Iterator[str]:
    """What is only for information: a line each, or a line a rule that has much to tell."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        if diagnostic.severity == "info":
            by_rule.setdefault(diagnostic.code, []).append(diagnostic)
    for _, found in sorted(by_rule.items()):
        yield from (headline(diagnostic, report) for diagnostic in found[: MANY if len(found) <= MANY else 1])
        if len(found) > MANY:
            notes = len({diagnostic.path for diagnostic in found})
            more = f"and {len(found) - 1} more {found[0].name} in {counted(notes, 'note')}; --format concise names the notes"
            yield f"    = {painted(more, 'faint', report.colour)}"


def _lines(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    yield headline(diagnostic, report)
    gutter = " " * max(3, len(str(diagnostic.place.line)))
    edge = painted("|", "faint", report.colour)
    yield from _source(diagnostic, report, gutter, edge)
    yield from (f"{gutter} {edge}   {harmless(line)}".rstrip() for line in diagnostic.detail.splitlines())
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
