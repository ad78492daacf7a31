"""A snippet did not end within its time: 10 seconds, unless it says `timeout=`.

## Why

An endless loop and a slow computation look the same to whoever waits.

## Wrong

```python
while True:
    pass
```

## Right

```python {timeout=60}
total = sum(range(100_000_000))
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status("timeout", "make it smaller, or give it `timeout=` seconds")

RULE = Rule("SNP003", "timed-out-snippet", "error", check, __doc__, since="0.1.0")
