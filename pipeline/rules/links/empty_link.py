"""A link names nothing: `[[]]`, `[text]()`.

## Why

A reader clicks on it and stays where he is.

## Wrong

```markdown
[the paper]()
```

## Right

```markdown
[the paper](https://example.org/paper)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for link in note.links:
            if not (link.target or "").strip() and not (link.fragment or "").strip():
                yield Finding(note.path, link.place, "the link names nothing")


RULE = Rule("LNK007", "empty-link", "warning", check, __doc__, since="0.1.0")
