"""A value breaks another constraint of the schema: a bound, a length, a repeated list item, a combination.

## Why

The schema is what the authors of a wiki agreed on; its `description` of the field says what for.

## Wrong

```yaml
confidence_score: 95
```

where the schema says `"maximum": 1`.

## Right

```yaml
confidence_score: 0.95
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

OTHERS = frozenset(
    {"required", "dependentRequired", "additionalProperties", "unevaluatedProperties", "propertyNames"}
    | {"type", "enum", "const", "format", "pattern", "x-sections"}
)
"""Keywords that have a rule of their own."""

check = faults_where(lambda fault: fault.keyword not in OTHERS)

RULE = Rule("SCH006", "broken-constraint", "error", check, __doc__, since="0.1.0", fix="safe")
