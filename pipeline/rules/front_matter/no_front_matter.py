"""A note has no front matter, and no schema demands any.

## Why

Nothing is wrong with it. But its title is guessed from a heading or the file name, it has no aliases, and links cannot
call it by an id. A note whose schema demands fields is reported as `missing-front-matter` instead.

## Wrong

Nothing. This is for your information.

## Right

```markdown
---
title: Parameter
aliases: [Model Parameter]
---

A parameter is learned from data.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.front_matter.faults import is_whole
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    demanded = {fault.path for fault in wiki.faults if fault.keyword == "required"}
    for note in wiki.notes.values():
        if note.front.format is None and is_whole(note) and note.path not in demanded:
            yield Finding(note.path, TOP, "the note has no front matter", help="nothing demands it; a title would help")


RULE = Rule("FM015", "no-front-matter", "info", check, __doc__, since="0.1.0")
