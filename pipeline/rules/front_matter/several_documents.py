"""The front matter holds more than one YAML document.

## Why

Only one can be the front matter of the note; whatever stands in the others is lost.

## Wrong

```yaml
---
title: Parameter
--- # a second document
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

check = faults_of_kind("multi-document")

RULE = Rule("FM007", "several-documents", "error", check, __doc__, since="0.1.0")
