"""A snippet uses a name that nothing before it defines.

## Why

A reader who copies it gets a NameError. What it takes for granted should stand in the note.

## Wrong

```python
count = sum(p.numel() for p in model.parameters())
```

in a note that never makes a `model`.

## Right

A snippet before it, a fixture (```` ```python {fixture=model} ````), or hidden set-up inside an HTML comment makes `model`.
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status(
    "missing-name",
    "define it in an earlier snippet, in hidden set-up, or in a `fixture=`; or mark the snippet `test=skip reason=…`",
)

RULE = Rule("SNP005", "missing-name", "error", check, __doc__, since="0.1.0")
