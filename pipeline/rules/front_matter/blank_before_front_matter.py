"""A blank line stands before the front matter.

## Why

Wikimill reads it all the same; Obsidian, Jekyll and most others do not: there the fields become a rule and a heading in the text.

## Wrong

An empty first line, then `---`.

## Right

`---` on the first line of the file.
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("leading-blank")

RULE = Rule("FM008", "blank-before-front-matter", "warning", check, __doc__, since="0.1.0")
