"""All selected rules asked, their findings sorted, what is suppressed left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.wiki import Wiki
from pipeline.rules import selection
from pipeline.rules.rule import Finding, Rule, diagnose
from pipeline.rules.suppression.silence import Silencer
from pipeline.rules.suppression.unused_suppression import RULE as UNUSED


def judge_by(rules: Iterable[Rule], wiki: Wiki) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules that the wiki's options select, sorted by path, position and code."""
    chosen = selection.selected(rules, wiki.options.rules)
    silencer = Silencer(wiki)
    found = dict.fromkeys(diagnostic for rule in chosen for diagnostic in _speak(rule, rule.check(wiki), silencer))
    if UNUSED in chosen:
        found |= dict.fromkeys(_speak(UNUSED, silencer.unused(chosen), silencer))
    return tuple(sorted(found, key=_order))


def _speak(rule: Rule, findings: Iterable[Finding], silencer: Silencer) -> Iterator[Diagnostic]:
    options = silencer.wiki.options.rules
    severity = selection.severity(rule, options.severities)
    ignored = selection.silenced(rule, options.per_file_ignores)
    for finding in findings:
        if not ignored(finding.path) and not silencer.silences(rule, finding):
            yield diagnose(rule, finding, severity)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return diagnostic.path, place.start, place.end, diagnostic.code, diagnostic.message
