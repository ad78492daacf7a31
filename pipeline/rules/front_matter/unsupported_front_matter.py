"""The front matter uses something that is not plain data: a tag of a programming language, a merge key, a reference to itself.

## Why

Only plain data can be read the same way by every tool, and nothing else is ever executed here.

## Wrong

```yaml
---
path: !!python/object:pathlib.Path {}
---
```

## Right

```yaml
---
path: notes/parameter
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("unsupported")

RULE = Rule("FM010", "unsupported-front-matter", "warning", check, __doc__, since="0.1.0")
