"""The front matter begins and never ends.

## Why

Without the closing delimiter the whole note is either all fields or all text, and tools disagree about which.

## Wrong

```markdown
---
title: Parameter

# Parameter
```

## Right

```markdown
---
title: Parameter
---

# Parameter
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("unclosed")

RULE = Rule("FM004", "unclosed-front-matter", "error", check, __doc__, since="0.1.0")
