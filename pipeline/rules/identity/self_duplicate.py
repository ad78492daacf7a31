"""A note says that it is a duplicate of itself.

## Why

As a redirect to itself it has no text to show, and every link to it goes nowhere.
A note that stands for itself says `none`, or nothing.

## Wrong

```yaml
id: wiki-2026-0508-parameter
duplicate_of: wiki-2026-0508-parameter
```

## Right

```yaml
id: wiki-2026-0508-parameter
duplicate_of: none
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.identity.declared import declarations
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for declared in declarations(wiki).values():
        if declared.target == declared.source:
            yield Finding(
                declared.path, declared.place, f"{declared.subject} to itself", help="write `none`, or drop the field"
            )


RULE = Rule("ID008", "self-duplicate", "error", check, __doc__, since="0.1.0")
