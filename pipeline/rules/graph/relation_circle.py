"""Relations that lead upward go round in a circle: broader, part of, requires.

## Why

Each of the notes would come before itself. No order of reading, and no hierarchy, can be made of them.

## Wrong

```yaml
# Backpropagation.md
relations:
  requires: Gradient descent
```

```yaml
# Gradient descent.md
relations:
  requires: Backpropagation
```

## Right

One of the two needs the other; the weaker tie becomes `related`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.graph import RelationEnd
from pipeline.model.wiki import Wiki
from pipeline.rules.graph.relations import DOWNWARD, UPWARD, kind
from pipeline.rules.graph.ways import circles
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for type_, steps in sorted(_steps(wiki).items()):
        onward: dict[str, list[str]] = {}
        for source, target, _ in steps:
            onward.setdefault(source, []).append(target)
        member_of = {path: part for part in circles(onward) for path in part}
        for source, target, end in steps:
            part = member_of.get(source)
            if part is not None and target in part:
                yield Finding(end.source, end.place, f"{type_} goes round in a circle: {', '.join(part[:5])}")


def _steps(wiki: Wiki) -> dict[str, list[tuple[str, str, RelationEnd]]]:
    """By type, each step from a note to the one that comes before it."""
    steps: dict[str, list[tuple[str, str, RelationEnd]]] = {}
    for end in wiki.graph.relations:
        type_ = kind(end.type)
        if end.target is not None and type_ in DOWNWARD:
            steps.setdefault(DOWNWARD[type_], []).append((end.target, end.source, end))
        elif end.target is not None and type_ in UPWARD:
            steps.setdefault(type_, []).append((end.source, end.target, end))
    return steps


RULE = Rule("GRF005", "relation-circle", "error", check, __doc__, since="0.1.0", status="preview")
