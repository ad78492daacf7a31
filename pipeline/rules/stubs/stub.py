"""A note has nothing to read: no sentence, no code, no link, no figure.

## Why

Links to it succeed and promise something that is not there. As a wanted note it would at least be on a list.

## Wrong

```markdown
---
title: Parameter
---

# Parameter

## Core
```

## Right

At least one sentence under the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.stubs.prose import readable


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in readable(wiki):
        body = note.body
        if (
            body.words == 0
            and not body.excerpt
            and not body.snippets
            and not any(link.field is None for link in body.links)
        ):
            count = len(body.headings)
            headings = f", only {count} heading{'' if count == 1 else 's'}" if count else ""
            yield Finding(
                note.path,
                note.front.head,
                f"the note has nothing to read{headings}",
                help="write its first sentence, or delete it",
            )


RULE = Rule("STB001", "stub", "warning", check, __doc__, since="0.1.0", status="preview")
