"""The front matter holds something else than fields: a list, a sentence, a number.

## Why

A schema, a role and a search index ask for fields by name; there are none here.

## Wrong

```yaml
---
- machine learning
- statistics
---
```

## Right

```yaml
---
tags:
  - machine learning
  - statistics
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("not-a-mapping")

RULE = Rule("FM005", "front-matter-not-a-mapping", "error", check, __doc__, since="0.1.0")
