"""Two notes are declared related, and one of them also broader than the other.

## Why

A broader concept contains the narrower one; "related" is for concepts beside each other. SKOS keeps the two apart.

## Wrong

```yaml
relations:
  broader: Optimizer
  related: Optimizer
```

## Right

```yaml
relations:
  broader: Optimizer
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.graph.relations import kind
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    hierarchy = {
        frozenset((end.source, end.target))
        for end in wiki.graph.relations
        if kind(end.type) in {"broader", "narrower"} and end.target
    }
    for end in wiki.graph.relations:
        if end.target and kind(end.type) == "related" and frozenset((end.source, end.target)) in hierarchy:
            yield Finding(
                end.source,
                end.place,
                f"{end.target} is declared related, and broader or narrower too",
                help="keep the stronger of the two",
            )


RULE = Rule("GRF006", "related-and-broader", "warning", check, __doc__, since="0.1.0", status="preview")
