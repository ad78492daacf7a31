"""One finding at one place, with the fix that removes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.place import Place

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in one file: the characters from `start` to `end` (exclusive, from 0) become `text`."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Text edits that remove a diagnostic. Safe: the meaning is certainly kept."""

    safe: bool
    description: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding is about."""

    path: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what, where, and the way out."""

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    place: Place
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    help: str | None = None
    """The way out, where the message does not say it."""
    detail: str = ""
    """Further lines that people see below the source, such as a traceback; no format of a line a finding has them."""


Findings: TypeAlias = tuple[Diagnostic, ...]
"""All that is found, sorted by path, position and code."""
