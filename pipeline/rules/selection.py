"""Which rules speak: selectors are codes, families, names of rules, `ALL`, or `DEFAULT` for the stable rules.

Letter case does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from pipeline.model.diagnostic import Severity
from pipeline.model.globs import matches
from pipeline.model.options import RuleOptions
from pipeline.rules.rule import Rule

NEVER = -1
_WORD, _ALIKE, _OFFERED = 4, 0.75, 3
"""Letters of a word that may stand for a rule's name, how many of them must agree, and how many names are offered."""
_NUMBERED = re.compile(r"([A-Za-z]+)[ -]?(\d{1,6})", re.ASCII)
"""A family and a number, however many zeros stand between them."""


def weight(selector: str, rule: Rule) -> int:
    """How closely a selector names a rule: `ALL` less than its family, and that less than itself; else `NEVER`."""
    asked = selector.upper()
    if asked in {rule.code, rule.name.upper()}:
        return 2
    if asked == rule.family:
        return 1
    return 0 if asked == "ALL" or (asked == "DEFAULT" and rule.status == "stable") else NEVER


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
    """Selectors of a configuration that name no rule at all, in order of appearance, each with what it may mean."""
    named = [*options.select, *options.ignore, *options.severities]
    named += [selector for selectors in options.per_file_ignores.values() for selector in selectors]
    return unknown(named, rules)


def unknown(selectors: Iterable[str], rules: Iterable[Rule]) -> tuple[str, ...]:
    """The selectors that name no rule at all, in order of appearance, each with what it may mean."""
    known = tuple(rules)
    wrong = (selector for selector in selectors if all(weight(selector, rule) == NEVER for rule in known))
    return tuple(_told(selector, known) for selector in dict.fromkeys(wrong))


def _told(selector: str, rules: tuple[Rule, ...]) -> str:
    """A selector that names no rule, with the nearest ones that do."""
    near = nearest(selector, rules)
    return f"{selector or repr(selector)}" + (f" (did you mean {' or '.join(near)}?)" if near else "")


def nearest(selector: str, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """What someone may have meant who named no rule: a code, a family or a name, or the names that hold the word."""
    from difflib import get_close_matches

    asked = selector.upper()
    names = {"ALL": "ALL", "DEFAULT": "DEFAULT"}
    names |= {word.upper(): word for rule in rules for word in (rule.family, rule.code, rule.name)}
    number = _NUMBERED.fullmatch(selector)
    code = f"{number[1].upper()}{int(number[2]):03}" if number else ""
    near = [code] if code in names else get_close_matches(asked, names, n=1, cutoff=2 / 3)
    if near or len(asked) < _WORD:
        return tuple(names[one] for one in near)
    words = {word for rule in rules for word in rule.name.upper().split("-")}
    meant = frozenset(get_close_matches(asked, words, n=1, cutoff=_ALIKE))
    return tuple(rule.name for rule in rules if meant & {*rule.name.upper().split("-")})[:_OFFERED]
