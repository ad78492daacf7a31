"""A note says that it is verified, and names no source.

## Why

Nobody can check it again. A note whose own snippets assert what it says needs no other source.

## Wrong

```yaml
status: verified
raw_sources: []
```

## Right

```yaml
status: verified
raw_sources:
  - https://example.org/paper
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.trust.verified import verified


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, status in verified(wiki):
        checked = any(run.level == "checked" for run in wiki.runs.get(note.path, {}).values())
        links_out = any(link.external for link in note.links)
        if not note.roles.sources and not checked and not links_out:
            yield Finding(note.path, status.place, f"the note says {status.text}, and names no source")


RULE = Rule("TRU003", "verified-without-sources", "warning", check, __doc__, since="0.1.0", status="preview")
