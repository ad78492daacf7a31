"""A field that the schema requires is absent.

## Why

Whoever reads the notes by program relies on the fields that the schema promises.
A note without any front matter is reported once, as `missing-front-matter`.

## Wrong

```yaml
---
title: Parameter
---
```

where the schema says `"required": ["title", "status"]`.

## Right

```yaml
---
title: Parameter
status: draft
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.schema.faults import faults_where

_absent = faults_where(lambda fault: fault.keyword in {"required", "dependentRequired"})


def check(wiki: Wiki) -> Iterator[Finding]:
    return (finding for finding in _absent(wiki) if wiki.notes[finding.path].front.format is not None)


RULE = Rule("SCH001", "missing-field", "error", check, __doc__, since="0.1.0")
