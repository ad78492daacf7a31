"""Two notes claim the same alias.

## Why

One name, one concept: a link by this alias is ambiguous, and so is the reader's idea of it.
Most often one of the two concepts is the narrower one; then it keeps the name, and the other names it by a relation.

## Wrong

```yaml
# Parameter.md
aliases: [Model Parameter, Weight]
```

```yaml
# Bias.md
aliases: [Weight]
```

## Right

The alias stands in one of the two. A loose word that should only be found by search goes to `hidden_aliases`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import contested, on_each
from pipeline.rules.rule import Finding, Rule

_WAY_OUT = "leave the alias to one of them"


def check(wiki: Wiki) -> Iterator[Finding]:
    for claims in contested(wiki, lambda claim: claim.kind == "alias"):
        yield from on_each(claims, _message, _WAY_OUT)


def _message(claim: NameClaim, rival: NameClaim) -> str:
    return f'the alias "{claim.text}" is also claimed by {rival.path}'


RULE = Rule("ID002", "alias-claimed-twice", "warning", check, __doc__, since="0.1.0")
