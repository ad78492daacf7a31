"""A snippet ended the process that ran it: by a signal, by `os._exit`, or for want of memory.

## Why

Whatever stood after it in the note could not be checked.

## Wrong

```python
import os
os._exit(0)
```

## Right

```python {raises=SystemExit}
raise SystemExit(0)
```
"""

from __future__ import annotations

from pipeline.rules.rule import Rule
from pipeline.rules.snippets.runs import with_status

check = with_status("crashed", "find out by `wikimill test` what ended the process; a snippet must not")

RULE = Rule("SNP002", "crashed-snippet", "error", check, __doc__, since="0.1.0")
