"""A note says that it was merged, and names no note that it was merged into.

## Why

Links to it end at what is left of it, where a reader finds neither the text nor the way to it.

## Wrong

```yaml
status: merged
canonical_id: self
```

## Right

```yaml
status: merged
canonical_id: wiki-2026-0508-parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.merged import is_merged
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.meant import meant
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        status = note.roles.status
        if status and is_merged(note) and _names_none(note, wiki):
            yield Finding(
                note.path,
                status.place,
                f"the note says {status.text} and names no other note",
                help="say in `duplicate_of` which note to read, or give it another status",
            )


def _names_none(note: Note, wiki: Wiki) -> bool:
    """Whether it says of no other note that it stands for this one. A `duplicate_of` of itself is `self-duplicate`."""
    if note.roles.duplicate_of:
        return False
    canonical = note.roles.canonical
    return canonical is None or meant(wiki, canonical.text, but=note.path) == (note.path,)


RULE = Rule("ID015", "merged-nowhere", "warning", check, __doc__, since="0.1.0")
