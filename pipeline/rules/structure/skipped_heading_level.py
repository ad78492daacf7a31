"""A heading is more than one level below the one before it.

## Why

The outline of the page, which readers and screen readers move by, has a hole there.

## Wrong

```markdown
# Parameter

### Weights
```

## Right

```markdown
# Parameter

## Weights
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.structure.headings import dividing


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for above, heading in pairwise(dividing(note)):
            if heading.level > above.level + 1:
                message = f'level {heading.level} follows level {above.level} ("{above.text}")'
                yield Finding(note.path, heading.place, message, help=f"make it level {above.level + 1}")


RULE = Rule("STR002", "skipped-heading-level", "warning", check, __doc__, since="0.1.0", status="preview")
