"""An alias is the title of another note. It is reported on both.

## Why

One name, one concept: a link by that name goes to the note with the title, never to the one with the alias,
so the alias promises what does not happen.

## Wrong

```yaml
# Parameter.md
aliases: [Model Parameter, Weight]
```

while there is a note `Weight.md` titled Weight.

## Right

```yaml
# Parameter.md
aliases: [Model Parameter]
relations:
  - narrower: Weight
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import SHOWN, described, standing
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for claims in wiki.names.claims.values():
        if len(claims) > 1:
            yield from _clashes(standing(wiki, claims))


def _clashes(claims: list[NameClaim]) -> Iterator[Finding]:
    titles = [claim for claim in claims if claim.kind == "title"]
    titled = {claim.path for claim in titles}
    aliases = [claim for claim in claims if claim.kind == "alias" and claim.path not in titled]
    if not titles or not aliases:
        return
    for alias in aliases:
        message = f'the alias "{alias.text}" is the title of {titles[0].path}'
        yield Finding(
            alias.path,
            alias.place,
            message,
            _places(titles),
            help="drop the alias, or name the other note by a relation",
        )
    for title in titles:
        message = f'the title "{title.text}" is claimed as an alias by {aliases[0].path}'
        yield Finding(
            title.path, title.place, message, _places(aliases), help="the alias has to go, if these are two concepts"
        )


def _places(claims: list[NameClaim]) -> tuple[Related, ...]:
    return tuple(Related(claim.path, claim.place, described(claim)) for claim in claims[:SHOWN])


RULE = Rule("ID003", "alias-is-title", "warning", check, __doc__, since="0.1.0")
