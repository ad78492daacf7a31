"""Diagnostics on the terminal: the report that `check` and `build` print."""

from __future__ import annotations

import shutil
import sys
from functools import lru_cache

from pipeline.commands.parts.opening import shown_root
from pipeline.model.diagnostic import Findings
from pipeline.model.project import Project
from pipeline.model.text import Text
from pipeline.reports.report import Report
from pipeline.store import disk


def report(project: Project, shown: Findings, notes: int, form: str) -> Report:
    """The report of some findings in a format, with the lines that they speak of."""

    @lru_cache(maxsize=8)
    def text(path: str) -> Text | None:
        from pipeline import read

        decoded = read.decode(disk.read_source(project.root, path).data)
        return decoded if isinstance(decoded, Text) else None

    return Report(
        shown,
        notes,
        text=text,
        root=shown_root(project),
        colour=form == "full" and sys.stdout.isatty(),
        width=shutil.get_terminal_size((120, 40)).columns,
        summaries=_summaries() if form == "sarif" else {},
    )


def _summaries() -> dict[str, str]:
    from pipeline.rules import RULES

    return {rule.code: rule.summary for rule in RULES}
