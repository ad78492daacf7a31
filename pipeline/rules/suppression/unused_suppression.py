"""A suppression silences nothing.

## Why

What it was for is gone; left standing, it will hide the next fault at this place.
A suppression of a rule that is not selected is left alone.

## Wrong

```markdown
<!-- wikimill: ignore LNK001 the note is being written -->
See [[Parameter]].
```

while there is a note called Parameter.

## Right

```markdown
See [[Parameter]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    """Nothing: only when all other rules have spoken is it known, so `judging` asks the `Silencer`."""
    return iter(())


RULE = Rule("SUP001", "unused-suppression", "warning", check, __doc__, since="0.1.0")
