from __future__ import annotations

import pytest

from pipeline.model.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from pipeline.model.text import Text
from pipeline.reports.report import Report

NOTE = Text("---\ntitle: 매개변수\n---\n\n가중치와 다른 [[Hyper-parameter]] 이다.\r\n\tlast")


def diagnostic(
    needle: str = "[[Hyper-parameter]]",
    *,
    text: Text = NOTE,
    severity: Severity = "error",
    message: str = "broken",
    fix: Fix | None = None,
) -> Diagnostic:
    """A diagnostic at the first place where the text holds the needle."""
    start = text.content.index(needle)
    place = text.place(start, start + len(needle))
    related = (Related("ml/Other.md", place, "the other one"),)
    return Diagnostic("LNK001", "broken-link", severity, message, "ml/노트.md", place, related, fix, "mend it")


@pytest.fixture
def report() -> Report:
    fix = Fix(True, "write it right", (Edit("ml/노트.md", 0, 1, "x"),))
    return Report(
        (diagnostic(fix=fix), diagnostic("last", severity="info")),
        955,
        {"ml/노트.md": NOTE}.get,
        root="wiki/",
        width=80,
    )
