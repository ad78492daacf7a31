"""A blank line stands before the front matter.

## Why

Wikimill reads it all the same; Obsidian, Jekyll and most others do not: there the fields become a rule and a heading in the text.

## Wrong

An empty first line, then `---`.

## Right

`---` on the first line of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.diagnostic import Edit, Fix
from pipeline.model.wiki import Wiki
from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Finding, Rule

_found = faults_of_kind("leading-blank")


def check(wiki: Wiki) -> Iterator[Finding]:
    for finding in _found(wiki):
        edit = Edit(finding.path, finding.place.start, finding.place.end, "")
        yield replace(finding, fix=Fix(True, "remove what stands before it", (edit,)))


RULE = Rule("FM008", "blank-before-front-matter", "warning", check, __doc__, since="0.1.0", fix="safe")
