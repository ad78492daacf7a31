"""A note says that it was last looked at on a day that is still to come.

## Why

A slip of the pen, or a date that a program made up; every sorting by date starts with it.

## Wrong

```yaml
last_reinforced: 2206-05-10
```

## Right

```yaml
last_reinforced: 2026-05-10
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.trust.dates import updated

_TIME_ZONES = datetime.timedelta(days=1)
"""Somewhere it is tomorrow already."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        date = updated(note)
        if date is not None and note.roles.updated is not None and date > wiki.now + _TIME_ZONES:
            yield Finding(note.path, note.roles.updated.place, f"{date} is still to come; today is {wiki.now}")


RULE = Rule("TRU006", "dated-ahead", "warning", check, __doc__, since="0.1.0", status="preview")
