"""A key stands twice in the same mapping of the front matter.

## Why

YAML forbids it, and most readers silently drop the first value: whoever edits that line changes nothing.

## Wrong

```yaml
---
status: draft
title: Parameter
status: verified
---
```

## Right

```yaml
---
title: Parameter
status: verified
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("duplicate-key")

RULE = Rule("FM003", "duplicate-key", "error", check, __doc__, since="0.1.0")
