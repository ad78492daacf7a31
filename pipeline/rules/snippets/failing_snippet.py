"""A snippet failed: an assertion does not hold, its output is not the promised one, or it raised an exception.

## Why

What the note says is not what happens. Either the text or the code is wrong, and a reader cannot know which.

## Wrong

```python
assert 2 + 2 == 5
```

## Right

```python
assert 2 + 2 == 4
```

A snippet that is meant to raise says so: ```` ```python {raises=ZeroDivisionError} ````.
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status("failed", None)

RULE = Rule("SNP001", "failing-snippet", "error", check, __doc__, since="0.1.0")
