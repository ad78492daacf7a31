"""The wiki holds no notes at all.

## Why

Almost always the wrong folder was named, or an `exclude` glob covers everything; "all notes are fine" would hide that.

## Wrong

`wikimill check -C assets`

## Right

`wikimill check -C wiki`, where `wiki` holds `*.md` or `*.markdown` files.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    if not wiki.notes:
        help_text = "name another folder with -C, or look at `docs_dir` and `exclude` in mkdocs.yml"
        yield Finding(".", TOP, "there are no notes here: no *.md or *.markdown file", help=help_text)


RULE = Rule("FM014", "no-notes", "error", check, __doc__, since="0.1.0")
