"""No note uses an attachment.

## Why

It is copied and backed up with the wiki, and no reader ever meets it.

## Wrong

`assets/old-diagram.png`, which no note embeds or links to.

## Right

The file deleted, or embedded where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.globs import matches
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    fixtures = wiki.options.snippets.fixtures
    for path in wiki.inventory.attachments:
        if not wiki.graph.backlinks.get(path) and not matches(f"/{fixtures}/", path):
            yield Finding(path, TOP, "no note uses this file")


RULE = Rule("LNK008", "unused-attachment", "info", check, __doc__, since="0.1.0", status="preview")
