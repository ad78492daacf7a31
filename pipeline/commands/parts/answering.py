"""What `wikimill check` prints, and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import reports
from pipeline.commands.parts import baselining
from pipeline.commands.parts.arguments import Scope
from pipeline.commands.parts.checking import Checking
from pipeline.commands.parts.showing import report
from pipeline.model.diagnostic import Findings
from pipeline.model.text import Text
from pipeline.reports.figures import Figures, figures


@dataclass(frozen=True, slots=True)
class Form:
    """How the findings are to be told."""

    name: str
    """As `--format` calls it."""
    renderer: str
    partial: bool
    """Whether not all rules were asked, or not of all notes."""


def answer(check: Checking, scope: Scope, form: Form, baseline: tuple[Path, str] | None) -> tuple[str, int]:
    """The report of a part of the wiki; the exit code is 1 where there is an error or warning that is new."""
    shown = report(check.project, (), sum(map(scope.covers, check.notes)), form.name)
    held = baselining.hold(check, baseline, shown.text, form.partial)
    new, known = _within(scope, held.new), _within(scope, held.known)
    told = replace(
        shown,
        diagnostics=_within(scope, check.found) if form.name == "sarif" else new,
        known=None if baseline is None else frozenset(known),
        figures=_figures(check, scope, shown.text) if form.renderer.startswith("statistics") else (),
    )
    notice = f"{held.told}\n" if held.told and form.name in ("full", "concise") else ""
    return reports.render(told, form.renderer) + notice, int(any(one.severity != "info" for one in new))


def _figures(check: Checking, scope: Scope, text: Callable[[str], Text | None]) -> tuple[Figures, ...]:
    notes = sorted(check.built.wiki.notes.items())
    return tuple(figures((note, text(path)) for path, note in notes if scope.covers(path) and note.body.values))


def _within(scope: Scope, found: Findings) -> Findings:
    return tuple(diagnostic for diagnostic in found if scope.covers(diagnostic.path))
