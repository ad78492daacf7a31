"""What happened when a snippet was executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

RunStatus: TypeAlias = Literal[
    "passed", "failed", "skipped", "blocked", "timeout", "crashed", "missing-package", "missing-name"
]
RunLevel: TypeAlias = Literal["parsed", "ran", "checked"]

FAILURES: frozenset[RunStatus] = frozenset({"failed", "crashed", "timeout", "blocked", "missing-name"})
"""The statuses that make `wikimill test` exit 1."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What runs ran in."""

    python: str
    """As `3.11.7`."""
    isolation: str
    """`full`, `namespaces`, `limits` or `none`, as reached."""
    packages: Mapping[str, str]
    """Version of each distribution a snippet asked for; empty string where it was absent."""

    @property
    def programs(self) -> str:
        """In words, as `Python 3.11.7, torch 2.13.0`; what was absent is left out."""
        there = [
            f"{name} {version}" for name, version in sorted(self.packages.items()) if version not in {"", "present"}
        ]
        return ", ".join((f"Python {self.python}", *there))


@dataclass(frozen=True, slots=True)
class Run:
    """The result of one snippet.

    Times and durations never enter a page (law 2), so that equal runs give equal pages.
    """

    path: str
    index: int
    """Of the snippet in `Note.snippets`, from 0."""
    line: int
    """Of the opening fence, from 1."""
    language: str
    group: str
    status: RunStatus
    level: RunLevel | None
    """What was reached; None where not even parsed."""
    message: str | None
    """Why, in words, for every status but `passed`."""
    stdout: str
    """What the snippet printed, cut at a limit that the text itself names."""
    duration_s: float
    cached: bool
    fault_line: int | None = None
    """The line of the note, from 1, at which it went wrong."""
    values: Mapping[str, str] = field(default_factory=dict)
    """For the names that the note binds to prose: `name|format` → text, after this snippet."""
    missing: tuple[str, ...] = ()
    """Packages for want of which it was not run, sorted; its own, or those of a snippet whose names it needs."""
    rebinds: tuple[tuple[str, int], ...] = ()
    """Names of earlier results that it overwrites without looking at them, each with the index of the snippet that gave it."""
    environment: Environment | None = None
    """What it ran in, with the packages that its group asks for; None: not known."""
    receipt: str | None = None
    """The date, ISO 8601, of the receipt that tells of the snippet; None: no receipt is needed, or there is none."""

    @property
    def executed(self) -> bool:
        """Whether code was executed: not only parsed, left out, or kept from it."""
        return self.status in {"failed", "crashed", "timeout"} or self.level in {"ran", "checked"}

    @property
    def attested(self) -> str:
        """What a receipt says, in words, as `it passed on 2026-05-01 with Python 3.11.7, by its receipt`."""
        programs = f" with {self.environment.programs}" if self.environment else ""
        return f"it {self.status} on {self.receipt}{programs}, by its receipt"
