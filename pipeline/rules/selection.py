"""Which rules speak: selectors are codes, prefixes of codes, `ALL`, or `DEFAULT` for the stable rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.model.diagnostic import Severity
from pipeline.model.globs import matches
from pipeline.model.options import RuleOptions
from pipeline.rules.rule import Rule

NEVER = -1


def weight(selector: str, rule: Rule) -> int:
    """How closely a selector names a rule: the longer the prefix the more, `NEVER` where it does not."""
    if selector == "ALL" or (selector == "DEFAULT" and rule.status == "stable"):
        return 0
    return len(selector) if selector and rule.code.startswith(selector) else NEVER


def _closest(selectors: Iterable[str], rule: Rule) -> int:
    return max((weight(selector, rule) for selector in selectors), default=NEVER)


def selected(rules: Iterable[Rule], options: RuleOptions) -> tuple[Rule, ...]:
    """The rules that speak. The closer of `select` and `ignore` wins; of equals `ignore`."""
    wanted = options.select or ("DEFAULT",)
    return tuple(rule for rule in rules if _closest(wanted, rule) > _closest(options.ignore, rule))


def severity(rule: Rule, severities: Mapping[str, Severity]) -> Severity:
    """How loudly a rule speaks: as configured by the closest selector, else as it is."""
    closest = max(severities, key=lambda selector: weight(selector, rule), default=None)
    return severities[closest] if closest is not None and weight(closest, rule) > NEVER else rule.severity


def silenced(rule: Rule, ignores: Mapping[str, tuple[str, ...]]) -> Callable[[str], bool]:
    """A question for many paths: is this rule ignored there?"""
    globs = [glob for glob, selectors in ignores.items() if _closest(selectors, rule) > NEVER]
    return lambda path: any(matches(glob, path) for glob in globs)


def unknown_selectors(rules: Iterable[Rule], options: RuleOptions) -> tuple[str, ...]:
    """Selectors of a configuration that name no rule at all, in order of appearance."""
    known = tuple(rules)
    named = [*options.select, *options.ignore, *options.severities]
    named += [selector for selectors in options.per_file_ignores.values() for selector in selectors]
    wrong = (selector for selector in named if all(weight(selector, rule) == NEVER for rule in known))
    return tuple(dict.fromkeys(wrong))
