"""A whole small wiki in one text file, whose offending lines carry the code that must be found there.

    === path.md {FM011}      begins a file; a code here marks its first line
    text of the note {LNK001}
    === .                    the wiki as a whole, for its mark
    === schemas              as YAML: file name → schema
    === options              as YAML: `also` (more rules), `schemas`, `redirects`, `publish`, `dialect`, `exclude`
    === strays               as YAML: path → why it is no note; marked where it stands here
    === ledger               as YAML: `urls` (address → note and anchors), `renames`
    === runs                 as YAML: path → index of the snippet → fields of its run
    === void                 as YAML: a list of receipts that hold no more, by their fields

The marks are taken away before the wiki is read. `␍`, `␉`, `\\0` and `␠` stand for a CR before the line end, a tab,
a NUL and a space at the end; `␘` for a byte that is not UTF-8, in a path too.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import yaml

from pipeline.build import remembering, wiki_of
from pipeline.model.dialect import DIALECTS
from pipeline.model.ledger import Published
from pipeline.model.options import Options, PublishOptions, RuleOptions
from pipeline.model.receipt import VoidReceipt
from pipeline.model.run import Environment, Run
from pipeline.model.source import Stray
from pipeline.model.wiki import Wiki

SETTINGS = ("schemas", "options", "runs", "strays", "ledger", "void")
NOW = datetime.date(2026, 5, 20)
_MARK = re.compile(r" ?\{((?:[A-Z]{2,3}\d{3} ?)+)\}$")
_SIGNS = {"␍": "\r", "␉": "\t", "␀": "\0", "␠": " ", "␟": "\u200b"}
Marks = Counter[tuple[str, int, str]]


@dataclass(frozen=True)
class Fixture:
    """A wiki, and the path, line and code of each finding that it must have."""

    wiki: Wiki
    expected: Marks
    files: dict[str, str]
    schemas: dict[str, str]
    """File name → text."""


def fixture(text: str, rules: RuleOptions) -> Fixture:
    """The wiki that a fixture describes, judged by the rules that it is for."""
    sections, expected = _sections(text)
    settings = {name: yaml.safe_load(sections.pop(name)) or {} for name in SETTINGS if name in sections}
    given = settings.get("options", {})
    options = Options(
        schemas=tuple((glob, name) for glob, name in given.get("schemas", {"**": "note.schema.json"}).items())
        if "schemas" in settings
        else Options().schemas,
        dialect=DIALECTS[given.get("dialect", "obsidian")],
        rules=replace(rules, select=(*rules.select, *given.get("also", []))),
        publish=PublishOptions(**given.get("publish", {})),
        redirects=given.get("redirects", {}),
        exclude=tuple(given.get("exclude", ())),
    )
    schemas = {
        name: json.dumps(schema) for name, schema in settings.get("schemas", {"any-note.schema.json": {}}).items()
    }
    files = {path: _signs(body) for path, body in sections.items() if path != "."}
    wiki = wiki_of({path: _content(body) for path, body in files.items()}, options, schemas, NOW)
    strays = tuple(Stray(path, reason) for path, reason in settings.get("strays", {}).items())
    runs = {
        path: {int(index): _run(path, int(index), facts) for index, facts in of.items()}
        for path, of in settings.get("runs", {}).items()
    }
    if "ledger" in settings:
        known = settings["ledger"]
        urls = {
            address: Published(said["note"], frozenset(said.get("anchors", ())))
            for address, said in known["urls"].items()
        }
        wiki = remembering(wiki, urls, lambda: known.get("renames", {}))
    void = tuple(VoidReceipt(**{"index": 0, **facts}) for facts in settings.get("void", ()))
    wiki = replace(wiki, void=void)
    return Fixture(replace(wiki, runs=runs, inventory=replace(wiki.inventory, strays=strays)), expected, files, schemas)


def _sections(text: str) -> tuple[dict[str, str], Marks]:
    sections: dict[str, list[str]] = {}
    expected: Marks = Counter()
    path = ""
    for line in text.removesuffix("\n").split("\n"):
        found = _MARK.search(line)
        clean = line[: found.start()] if found else line
        if clean.startswith("=== "):
            path = clean[4:].replace("␘", "\udcff")
            sections[path] = []
        else:
            sections[path].append(clean)
        for code in found[1].split() if found else ():
            at = (clean.partition(":")[0], 1) if path == "strays" else (path, max(1, len(sections[path])))
            expected[(*at, code)] += 1
    return {path: "".join(f"{line}\n" for line in lines) for path, lines in sections.items()}, expected


def _signs(body: str) -> str:
    for sign, character in _SIGNS.items():
        body = body.replace(sign, character)
    return body


def _content(body: str) -> str | bytes:
    """`␘` makes a file that is not UTF-8."""
    return body.encode().replace("␘".encode(), b"\xff") if "␘" in body else body


def _run(path: str, index: int, facts: dict[str, Any]) -> Run:
    base = Run(path, index, 1, "python", "", "passed", "ran", None, "", 0.0, cached=False)
    if "environment" in facts:
        facts = {**facts, "environment": Environment(**facts["environment"])}
    return replace(base, **facts)
