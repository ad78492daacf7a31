"""A note's changelog has an entry of a later day than the one on which the note says that it was last looked at.

## Why

Whoever changed the note looked at it; the field was forgotten. Lists that sort by it, and the rule about stale notes, go wrong.

## Wrong

```markdown
---
last_reinforced: 2026-05-08
---

## Changelog

- 2026-05-10: the figures of Mixtral put right
```

## Right

```yaml
last_reinforced: 2026-05-10
```
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pipeline.model.diagnostic import Edit, Fix, Related
from pipeline.model.note import Label, Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.trust.dates import updated


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        looked, changed = updated(note), note.body.changed
        if looked is not None and changed is not None and note.roles.updated and changed.text > looked.isoformat():
            related = (Related(note.path, changed.place, "the newest entry"),)
            message = f"last looked at on {looked}, and the changelog has an entry of {changed.text}"
            yield Finding(note.path, note.roles.updated.place, message, related, fix=_fix(note, looked, changed))


def _fix(note: Note, looked: datetime.date, changed: Label) -> Fix | None:
    """The day of the entry; whether the whole note was looked at, only a person knows."""
    label = note.roles.updated
    field = next((one for one in note.front.fields if label and one.value == label.place), None)
    day = looked.isoformat()
    if field is None or field.kind not in {"plain", "quoted"} or day not in (field.raw or ""):
        return None
    start = field.value.start + (field.raw or "").index(day)
    return Fix(False, f"write {changed.text}", (Edit(note.path, start, start + len(day), changed.text),))


RULE = Rule("TRU007", "changelog-disagrees", "warning", check, __doc__, since="0.1.0", status="preview", fix="unsafe")
