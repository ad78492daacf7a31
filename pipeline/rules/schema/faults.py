"""Schema faults as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.schemafault import SchemaFault
from pipeline.model.wiki import Wiki
from pipeline.rules import respell
from pipeline.rules.rule import Check, Finding


def faults_where(speaks_of: Callable[[SchemaFault], bool]) -> Check:
    """A check that reports the schema faults of one kind."""

    def check(wiki: Wiki) -> Iterator[Finding]:
        for fault in wiki.faults:
            if speaks_of(fault):
                yield _finding(fault, wiki)

    return check


def _finding(fault: SchemaFault, wiki: Wiki) -> Finding:
    return Finding(
        fault.path,
        fault.place,
        fault.message,
        fix=_fix(fault, wiki),
        help=f"demanded by {fault.schema}" if fault.schema else None,
    )


def _fix(fault: SchemaFault, wiki: Wiki) -> Fix | None:
    """The nearest allowed value in place of what is written: a guess at what was meant, so unsafe."""
    field = wiki.notes[fault.path].front.field(*fault.pointer)
    if fault.suggestion is None or fault.keyword not in {"enum", "const"} or field is None:
        return None
    edit = respell.scalar(fault.path, field, fault.suggestion)
    return Fix(False, f"write `{fault.suggestion}`", (edit,)) if edit else None
