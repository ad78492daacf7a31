"""For GitHub Actions: workflow commands that become annotations."""

from __future__ import annotations

from pipeline.model.diagnostic import Diagnostic
from pipeline.reports.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """A command a diagnostic."""
    return "".join(f"{_command(diagnostic, report)}\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic, report: Report) -> str:
    place = diagnostic.place
    properties = {
        "title": f"{diagnostic.code} {diagnostic.name}",
        "file": report.shown(diagnostic.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": str(place.column), "endColumn": str(max(place.end_column, place.column + 1))}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(filter(None, (diagnostic.message, diagnostic.help, diagnostic.detail)))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escaped as the runner's own toolkit does it."""
    return _sound(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sound(text: str) -> str:
    """Text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
