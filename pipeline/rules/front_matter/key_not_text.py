"""A key of the front matter is not text: a number, a date, a boolean, a list.

## Why

A field is asked for by its name. `on:` is the boolean true in YAML 1.1, and `2026:` a number; a tool that looks for `"on"` finds nothing.

## Wrong

```yaml
---
on: monday
---
```

## Right

```yaml
---
"on": monday
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("key-type")

RULE = Rule("FM009", "key-not-text", "warning", check, __doc__, since="0.1.0")
