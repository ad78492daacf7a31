"""A value has another type than the schema demands: a number where text belongs, text where a list belongs.

## Why

YAML guesses types from the spelling: `on` is a boolean, `0123456` a number in base 8, `12:30:45` the number 45045, `2026-05-10` a date.
What was meant as text must be quoted.

## Wrong

```yaml
title: 0.105
aliases: Weight, Trainable Parameter
```

## Right

```yaml
title: "0.105"
aliases: [Weight, Trainable Parameter]
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

check = faults_where(lambda fault: fault.keyword == "type")

RULE = Rule("SCH003", "wrong-type", "error", check, __doc__, since="0.1.0", fix="both")
