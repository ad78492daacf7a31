"""What there is to report of one check, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.model.counted import counted
from pipeline.model.diagnostic import Diagnostic, Severity
from pipeline.model.text import Text
from pipeline.reports import FORMATS
from pipeline.reports.figures import Figures

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def no_text(path: str) -> Text | None:
    """Shows no source lines."""
    return None


@dataclass(frozen=True, slots=True)
class Report:
    """Diagnostics, sorted, with what a renderer needs to know beside them."""

    diagnostics: tuple[Diagnostic, ...]
    notes: int
    """How many notes were judged."""
    text: Callable[[str], Text | None] = no_text
    """A note's text by its path, None where there is none to show."""
    root: str = ""
    """What to put before a path so that it can be opened from here, as `wiki/`. JSON never has it."""
    colour: bool = False
    width: int = 120
    """Columns of the terminal."""
    summaries: Mapping[str, str] = field(default_factory=dict)
    """Code → what the rule finds, in a sentence; for SARIF."""
    figures: tuple[Figures, ...] = ()
    """Of notes that bind figures in prose to code; for statistics."""
    known: frozenset[Diagnostic] | None = None
    """Those that a baseline already covers, for SARIF; None where there is no baseline."""

    def shown(self, path: str) -> str:
        """A path as one opens it from here."""
        return f"{self.root}{path}"

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(diagnostic.severity == severity for diagnostic in self.diagnostics)


__all__ = ["FORMATS", "SEVERITIES", "Report", "no_text", "summary"]


def summary(report: Report) -> str:
    """The last line of a text: what was found in how many notes, and what could be mended by itself."""
    notes = counted(report.notes, "note")
    if not report.diagnostics and report.known:
        return f"Nothing new in {notes}."
    if not report.diagnostics:
        return f"All {notes} are fine." if report.notes != 1 else "The note is fine."
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    found = ", ".join(counted(counts[severity], severity) for severity in SEVERITIES if counts[severity])
    return f"Found {found} in {notes}.{_fixable(report)}"


def _fixable(report: Report) -> str:
    fixes = [diagnostic.fix for diagnostic in report.diagnostics if diagnostic.fix]
    safe = sum(fix.safe for fix in fixes)
    offers = [f"{safe} with --fix"] * bool(safe) + [f"{len(fixes) - safe} with --unsafe-fixes"] * (len(fixes) > safe)
    return f" Fixable: {', '.join(offers)}." if offers else ""
