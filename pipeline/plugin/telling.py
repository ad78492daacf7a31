"""Diagnostics in MkDocs' own words: lines of its log, which its strict mode counts."""

from __future__ import annotations

import logging

from mkdocs.plugins import get_plugin_logger

from pipeline import reports, rules
from pipeline.build import Built
from pipeline.reports.report import Report

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING}


def tell(built: Built) -> None:
    """Every error and warning of a wiki, one line each."""
    log = get_plugin_logger("wikimill")
    for diagnostic in rules.judge(built.wiki):
        if diagnostic.severity in _LEVELS:
            line = reports.render(Report((diagnostic,), 1), "concise").split("\n", 1)[0]
            log.log(_LEVELS[diagnostic.severity], line)
