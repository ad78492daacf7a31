"""The front matter is not valid YAML, TOML or JSON.

## Why

Nothing in it counts: the note has no title, no aliases and no status, and each tool that reads it guesses differently.

## Wrong

```yaml
---
title: Parameter: learned by data
author: @kim
---
```

## Right

```yaml
---
title: "Parameter: learned by data"
author: "@kim"
---
```
"""

from __future__ import annotations

from pipeline.rules.front_matter.faults import faults_of_kind
from pipeline.rules.rule import Rule

check = faults_of_kind("syntax")


RULE = Rule("FM002", "front-matter-syntax", "error", check, __doc__, since="0.1.0")
