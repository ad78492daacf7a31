"""Redirects go round in a circle.

## Why

Each of the notes says that it is another one; none of them is the concept, and a link to any of them ends nowhere.

## Wrong

```yaml
# Weights.md
duplicate_of: Parameter
```

```yaml
# Parameter.md
duplicate_of: Weights
```

## Right

One of them says `duplicate_of: none` and keeps the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.wiki import Wiki
from pipeline.rules.identity.declared import Declaration, circles, declarations
from pipeline.rules.rule import Finding, Rule

SHOWN = 6


def check(wiki: Wiki) -> Iterator[Finding]:
    declared = declarations(wiki)
    for circle in circles(declared):
        for at in range(len(circle)):
            yield _finding((*circle[at:], *circle[:at]), declared)


def _finding(circle: tuple[str, ...], declared: Mapping[str, Declaration]) -> Finding:
    here, *others = (declared[path] for path in circle[:SHOWN])
    way = " → ".join((*circle[:SHOWN], "…") if len(circle) > SHOWN else (*circle, circle[0]))
    related = tuple(place for other in others for place in other.related())
    return Finding(
        here.path,
        here.place,
        f"{here.said}redirects go round in a circle: {way}",
        related,
        help="make one of them the canonical note",
    )


RULE = Rule("ID006", "redirect-circle", "error", check, __doc__, since="0.1.0")
