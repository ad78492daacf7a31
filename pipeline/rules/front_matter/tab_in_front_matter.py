"""The front matter is indented with a tab.

## Why

YAML forbids tabs as indentation; the front matter cannot be read at all.

## Wrong

A list under `tags:` whose items are indented with a tab.

## Right

```yaml
---
tags:
  - parameter
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("tab")

RULE = Rule("FM006", "tab-in-front-matter", "error", check, __doc__, since="0.1.0")
