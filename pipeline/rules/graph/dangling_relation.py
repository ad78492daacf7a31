"""A relation names no note, or several.

## Why

A relation is a promise about two notes; this one has a single end.

## Wrong

```yaml
relations:
  broader: Optimzer
```

## Right

```yaml
relations:
  broader: Optimizer
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.graph import RelationEnd
from pipeline.model.wiki import Wiki
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    dangling = [end for end in wiki.graph.relations if end.target is None or len(end.candidates) > 1]
    if dangling:
        names = Names.of(wiki)
        for end in dangling:
            yield Finding(end.source, end.place, _message(end, names))


def _message(end: RelationEnd, names: Names) -> str:
    if len(end.candidates) > 1:
        return f'{end.type} "{end.asked}" may mean {" or ".join(end.candidates[:3])}'
    return f'{end.type} "{end.asked}": nothing is called that{did_you_mean(names.nearest(end.asked))}'


RULE = Rule("GRF003", "dangling-relation", "error", check, __doc__, since="0.1.0")
