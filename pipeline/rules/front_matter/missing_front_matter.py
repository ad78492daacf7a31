"""A note has no front matter although its schema demands fields.

## Why

One finding for the note is clearer than one for each field that it lacks.
Where no schema demands a field, a note without front matter is fine.

## Wrong

```markdown
# Parameter
```

## Right

```markdown
---
id: wiki-2026-0508-parameter
title: Parameter
status: draft
---

# Parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.schemafault import SchemaFault
from pipeline.model.wiki import Wiki
from pipeline.rules.front_matter.faults import is_whole
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    missing: dict[str, list[SchemaFault]] = {}
    for fault in wiki.faults:
        if fault.keyword == "required" and wiki.notes[fault.path].front.format is None:
            missing.setdefault(fault.path, []).append(fault)
    for path, faults in missing.items():
        if is_whole(wiki.notes[path]):
            yield _finding(path, faults)


def _finding(path: str, faults: list[SchemaFault]) -> Finding:
    fields = ", ".join(f"`{fault.pointer[-1]}`" for fault in faults if fault.pointer)
    demanded = f", and {faults[0].schema} demands {fields}" if fields else ""
    return Finding(
        path, TOP, f"the note has no front matter{demanded}", help="begin the file with `---`, the fields, `---`"
    )


RULE = Rule("FM013", "missing-front-matter", "error", check, __doc__, since="0.1.0")
