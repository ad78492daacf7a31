"""`duplicate_of` and the canonical note of one note are two different notes.

## Why

Both say where the trusted text stands. A merge follows one of them, and a reader may have followed the other.

## Wrong

```yaml
canonical_id: wiki-2026-0508-weight
duplicate_of: wiki-2026-0508-parameter
```

## Right

```yaml
canonical_id: wiki-2026-0508-parameter
duplicate_of: wiki-2026-0508-parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.meant import meant
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        duplicate, canonical = note.roles.duplicate_of, note.roles.canonical
        if duplicate and canonical and not set(meant(wiki, duplicate.text)) & set(meant(wiki, canonical.text)):
            related = (Related(note.path, canonical.place, "the canonical note"),)
            message = f'duplicate of "{duplicate.text}", but the canonical note is "{canonical.text}"'
            yield Finding(note.path, duplicate.place, message, related)


RULE = Rule("ID014", "canonical-disagrees", "warning", check, __doc__, since="0.1.0", status="preview")
