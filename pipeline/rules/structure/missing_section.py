"""A section that the schema requires is missing from the note.

## Why

Readers, and programs that fill in notes, find what they look for under the heading where every other note has it.
A schema lists the headings under `x-sections`.

## Wrong

```markdown
# Parameter

A parameter is learned from data.
```

where the schema says `"x-sections": ["Verification"]`.

## Right

```markdown
# Parameter

A parameter is learned from data.

## Verification

Counted by hand for a layer of 3 inputs and 2 outputs.
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.schema.faults import faults_where

check = faults_where(lambda fault: fault.keyword == "x-sections")

RULE = Rule("STR001", "missing-section", "error", check, __doc__, since="0.1.0")
