"""A value is not written in the form that the schema demands: a date, an address, a pattern.

## Why

What is sorted, compared or opened by program must be written in one way.

## Wrong

```yaml
last_reinforced: 10 May 2026
```

## Right

```yaml
last_reinforced: 2026-05-10
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

check = faults_where(lambda fault: fault.keyword in {"format", "pattern"})

RULE = Rule("SCH005", "wrong-format", "error", check, __doc__, since="0.1.0")
