"""Schema faults as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.schemafault import SchemaFault
from pipeline.model.wiki import Wiki
from pipeline.rules import cut, respell
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
    """Quotes around what YAML took for a number or a truth value; the nearest allowed value, which is a guess."""
    front = wiki.notes[fault.path].front
    field = front.field(*fault.pointer)
    if fault.keyword == "uniqueItems":
        edit = cut.item(fault.path, front, fault.place)
        return Fix(True, "drop the second", (edit,)) if edit else None
    if fault.suggestion is None or field is None:
        return None
    if fault.keyword == "type" and fault.suggestion.startswith("["):
        edit = respell.listed(fault.path, field, fault.suggestion)
        return Fix(False, f"write {fault.suggestion}", (edit,)) if edit else None
    if fault.keyword == "type":
        quotes = respell.quotes(fault.path, field)
        return Fix(not _unmasks(fault, wiki), "put quotes around it", (quotes,)) if quotes else None
    edit = respell.scalar(fault.path, field, fault.suggestion)
    return Fix(False, f"write `{fault.suggestion}`", (edit,)) if edit else None


def _unmasks(fault: SchemaFault, wiki: Wiki) -> bool:
    """Whether a value, once it is text, may be at odds with another note: a name that one has, or one that none has."""
    roles, field = wiki.options.roles, fault.pointer[0]
    if field in (*roles.id, *roles.title, *roles.aliases, *roles.hidden_aliases):
        return any(claim.path != fault.path for claim in wiki.names.called(fault.suggestion or ""))
    return field in (*roles.canonical, *roles.duplicate_of, *roles.relations)
