"""A hidden alias is the title or an alias of another note.

## Why

Whoever searches for that name finds both notes, though only one of them is called so. A hidden alias is for
misspellings and loose words that nothing else is called.

## Wrong

```yaml
# Parameter.md
hidden_aliases: [weights]
```

while `Weight.md` has the alias Weights.

## Right

```yaml
# Parameter.md
hidden_aliases: [paramter]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import SHOWN, described, standing
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for claims in wiki.names.claims.values():
        for hidden in (claim for claim in claims if claim.kind == "hidden-alias"):
            owners = [
                claim
                for claim in standing(wiki, claims)
                if claim.kind in {"title", "alias"} and claim.path != hidden.path
            ]
            if owners:
                related = tuple(Related(owner.path, owner.place, described(owner)) for owner in owners[:SHOWN])
                message = f'the hidden alias "{hidden.text}" is what {owners[0].path} is called'
                yield Finding(hidden.path, hidden.place, message, related, help="drop the hidden alias")


RULE = Rule("ID012", "hidden-alias-clash", "warning", check, __doc__, since="0.1.0", status="preview")
