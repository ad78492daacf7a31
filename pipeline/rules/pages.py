"""Rules as pages to read: one in Markdown, all of them as data, and the list of them by family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from inspect import cleandoc, getdoc

from pipeline.rules.rule import Rule

_FIXES = {"none": "", "safe": "`--fix`", "unsafe": "`--unsafe-fixes`", "both": "`--fix`, `--unsafe-fixes`"}
_FENCE = re.compile(r"(?ms)^(?P<mark>`{3,}).*?^(?P=mark)$")
_MENTION = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")
_SAID = {
    "none": "It offers no fix.",
    "safe": "`wikimill check --fix` mends it where it certainly can.",
    "unsafe": "`wikimill check --unsafe-fixes` mends it where it has a guess.",
    "both": "`wikimill check --fix` mends it where it certainly can, `--unsafe-fixes` where it has a guess.",
}

_INTRODUCTION = """What `wikimill check` can find, by family. `wikimill explain CODE` shows a page in the terminal.

A code is never given to another rule. A new rule starts as preview and is silent unless it is selected by its code, its
name or its family. What becomes stable, finds more or changes its severity is listed in the changelog, and waits for a
minor release. The wording of a message may change at any time."""


def facts(rule: Rule) -> dict[str, str]:
    """A rule as `wikimill explain --format json` tells it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "status": rule.status,
        "since": rule.since,
        "fix": rule.fix,
        "summary": rule.summary,
        "docs": cleandoc(rule.docs),
    }


def page(rule: Rule) -> str:
    """A rule's page in Markdown."""
    what, _, rest = cleandoc(rule.docs).partition("\n\n")
    return f"# {rule.code} {rule.name}\n\n{what}\n\n{_standing(rule)} {_SAID[rule.fix]}\n\n{rest}\n"


def line(rule: Rule) -> str:
    """A rule in a line: its code, its name, how loudly it speaks, what it finds."""
    loud = f"{rule.severity}, preview" if rule.status == "preview" else rule.severity
    return f"{rule.code} {rule.name} ({loud}): {rule.summary}"


def _standing(rule: Rule) -> str:
    if rule.status == "preview":
        return f"*{rule.severity.capitalize()}, preview since {rule.since}: silent unless selected.*"
    return f"*{rule.severity.capitalize()}, stable since {rule.since}.*"


def pages(rules: Mapping[str, Rule]) -> Iterator[tuple[str, str]]:
    """File name → Markdown of every page, the list first; each links to those that it names. `rules`: by module."""
    yield "index.md", _index(rules)
    by_name = {rule.name: rule.code for rule in rules.values()}
    for rule in rules.values():
        others = {name: code for name, code in by_name.items() if name != rule.name}
        yield f"{rule.code}.md", _linked(page(rule), others)


def _linked(text: str, codes: Mapping[str, str]) -> str:
    """A page whose mentions of other rules are links; what stands in fences is left alone."""
    parts, at = [], 0
    for fence in _FENCE.finditer(text):
        parts += [_MENTION.sub(lambda said: _link(said, codes), text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, _MENTION.sub(lambda said: _link(said, codes), text[at:])])


def _link(said: re.Match[str], codes: Mapping[str, str]) -> str:
    return f"[{said[0]}]({codes[said[1]]}.md)" if said[1] in codes else said[0]


def _index(rules: Mapping[str, Rule]) -> str:
    families: dict[str, list[tuple[str, Rule]]] = {}
    for module, rule in rules.items():
        families.setdefault(rule.family, []).append((module, rule))
    return "\n\n".join(["# Rules", _INTRODUCTION, *(_family(members) for members in families.values())]) + "\n"


def _family(members: Sequence[tuple[str, Rule]]) -> str:
    head = f"## {_title(members[0][0])}"
    rows = [f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {_row(rule)} |" for _, rule in members]
    return "\n".join([head, "", "| code | name | severity | fix | finds |", "| --- | --- | --- | --- | --- |", *rows])


def _title(module: str) -> str:
    """What a family is about: the first sentence of its folder's docstring, `LNK: links …`."""
    folder = import_module(f"pipeline.rules.{module.partition('.')[0]}")
    return " ".join((getdoc(folder) or "").split(". ", 1)[0].split()).rstrip(".")


def _row(rule: Rule) -> str:
    severity = rule.severity if rule.status == "stable" else f"{rule.severity}, preview"
    return f"{severity} | {_FIXES[rule.fix]} | {rule.summary.replace('|', chr(92) + '|')}"
