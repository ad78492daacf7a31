"""A relation that holds both ways is declared in one of the two notes only.

## Why

`related` and `contrasts_with` mean the same from either end; whoever reads the other note alone does not learn of it.

## Wrong

```yaml
# Parameter.md
relations:
  contrasts_with: Hyperparameter
```

and nothing in `Hyperparameter.md`.

## Right

```yaml
# Hyperparameter.md
relations:
  contrasts_with: Parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.graph.relations import SYMMETRIC, kind
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    declared = {(end.source, kind(end.type), end.target) for end in wiki.graph.relations}
    for end in wiki.graph.relations:
        mutual = kind(end.type) in SYMMETRIC and end.target is not None and end.target != end.source
        if mutual and (end.target, kind(end.type), end.source) not in declared:
            yield Finding(end.source, end.place, f"{end.target} does not say {end.type} of this note")


RULE = Rule("GRF004", "one-way-relation", "info", check, __doc__, since="0.1.0", status="preview")
