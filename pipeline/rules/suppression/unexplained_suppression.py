"""A suppression gives no reason, or names no rule. It silences nothing.

## Why

Whoever finds it in a year has to know whether it still holds.

## Wrong

```markdown
<!-- wikimill: ignore LNK001 -->
See [[Flying elephant]].
```

## Right

```markdown
<!-- wikimill: ignore LNK001 an example of a link to nothing -->
See [[Flying elephant]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for suppression in note.body.suppressions:
            if not suppression.reason:
                message = f"why is {', '.join(suppression.codes)} ignored here? Without a reason nothing is"
                yield Finding(note.path, suppression.place, message, help="write the reason after the code")


RULE = Rule("SUP002", "unexplained-suppression", "warning", check, __doc__, since="0.1.0")
