"""A value is none of those that the schema lists.

## Why

A status that no page, filter or rule knows is no status. The nearest allowed value is offered as an unsafe fix.

## Wrong

```yaml
status: verifed
```

## Right

```yaml
status: verified
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

check = faults_where(lambda fault: fault.keyword in {"enum", "const"})

RULE = Rule("SCH004", "value-not-allowed", "error", check, __doc__, since="0.1.0", fix="unsafe")
