"""A rule is a value: what it is called, how loudly it speaks, and the question it asks of a finished wiki."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import Literal, TypeAlias

from pipeline.model.diagnostic import Diagnostic, Fix, Related, Severity
from pipeline.model.place import Place
from pipeline.model.wiki import Wiki

RuleStatus: TypeAlias = Literal["stable", "preview"]
Mending: TypeAlias = Literal["none", "safe", "unsafe", "both"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, before it is known under which code and how loudly it is reported."""

    path: str
    place: Place
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    help: str | None = None
    detail: str = ""


Check: TypeAlias = Callable[[Wiki], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One judgement. Its code is never reused, its name reads well after "allow"."""

    code: str
    name: str
    severity: Severity
    """Unless configured otherwise."""
    check: Check
    docs: str
    """Its page, in Markdown: the docstring of its module."""
    since: str
    """The version in which it became stable, or appeared as preview."""
    status: RuleStatus = "stable"
    """Preview: silent unless selected by its code, its name or its family."""
    fix: Mending = "none"
    """Which fixes some of its findings come with."""

    @property
    def summary(self) -> str:
        """The first paragraph of the page, on one line."""
        return " ".join(cleandoc(self.docs).split("\n\n", 1)[0].split())

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")


def diagnose(rule: Rule, finding: Finding, severity: Severity) -> Diagnostic:
    """A finding under its rule's code; its message is one line, whatever the note or a program said."""
    return Diagnostic(
        rule.code,
        rule.name,
        severity,
        " ".join(finding.message.splitlines()),
        finding.path,
        finding.place,
        finding.related,
        finding.fix,
        finding.help,
        finding.detail,
    )
