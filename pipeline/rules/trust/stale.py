"""A verified note was last looked at more than a year ago.

## Why

What was true then may still be; somebody has to look once a year to say so.

## Wrong

```yaml
status: verified
last_reinforced: 2019-05-10
```

## Right

The note read again, and the date of that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.trust.dates import updated
from pipeline.rules.trust.verified import verified

A_YEAR = 365
"""Days."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, _ in verified(wiki):
        date = updated(note)
        if date is not None and note.roles.updated is not None and (wiki.now - date).days > A_YEAR:
            yield Finding(
                note.path, note.roles.updated.place, f"last looked at on {date}, {(wiki.now - date).days} days ago"
            )


RULE = Rule("TRU005", "stale", "info", check, __doc__, since="0.1.0", status="preview")
