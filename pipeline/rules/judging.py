"""All selected rules asked, their findings sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.wiki import Wiki
from pipeline.rules import selection
from pipeline.rules.rule import Rule, diagnose


def judge_by(rules: Iterable[Rule], wiki: Wiki) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules that the wiki's options select, sorted by path, position and code."""
    chosen = selection.selected(rules, wiki.options.rules)
    found = dict.fromkeys(diagnostic for rule in chosen for diagnostic in _speak(rule, wiki))
    return tuple(sorted(found, key=_order))


def _speak(rule: Rule, wiki: Wiki) -> Iterator[Diagnostic]:
    severity = selection.severity(rule, wiki.options.rules.severities)
    silenced = selection.silenced(rule, wiki.options.rules.per_file_ignores)
    return (diagnose(rule, finding, severity) for finding in rule.check(wiki) if not silenced(finding.path))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return diagnostic.path, place.start, place.end, diagnostic.code, diagnostic.message
