"""A heading has no text.

## Why

It is an empty line in the table of contents, and no link can name it.

## Wrong

```markdown
##
```

## Right

```markdown
## Verification
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for heading in note.body.headings:
            if not heading.text.strip():
                yield Finding(note.path, heading.place, "the heading has no text")


RULE = Rule("STR005", "empty-heading", "warning", check, __doc__, since="0.1.0", status="preview")
