"""A note's confidence contradicts its status: verified, and more likely wrong than right.

## Why

One of the two is stale. Programs that pick notes by one of them pick the wrong ones.

## Wrong

```yaml
status: verified
confidence_score: 0.3
```

## Right

```yaml
status: verified
confidence_score: 0.95
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.trust.verified import verified


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, status in verified(wiki):
        confidence = note.roles.confidence
        if confidence is not None and confidence < 0.5:
            yield Finding(note.path, status.place, f"the note says {status.text} with a confidence of {confidence:g}")


RULE = Rule("TRU004", "confidence-disagrees", "warning", check, __doc__, since="0.1.0", status="preview")
