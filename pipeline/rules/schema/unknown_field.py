"""A field stands in the front matter that the schema does not know.

## Why

Mostly it is a misspelling: the value is there and nobody finds it.

## Wrong

```yaml
alias: [Model Parameter]
```

where the schema knows `aliases` and says `"additionalProperties": false`.

## Right

```yaml
aliases: [Model Parameter]
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

check = faults_where(lambda fault: fault.keyword in {"additionalProperties", "unevaluatedProperties", "propertyNames"})

RULE = Rule("SCH002", "unknown-field", "error", check, __doc__, since="0.1.0")
