"""Two notes have the same id.

## Why

An id is the one name of a note that survives renaming and moving. A `duplicate_of`, a relation or a ledger that
names this id means two notes at once.

## Wrong

```yaml
# ml/Parameter.md
id: wiki-2026-0508-parameter
```

```yaml
# statistics/Parameter.md
id: wiki-2026-0508-parameter
```

## Right

Each note has an id of its own, most simply made from its date and title.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import on_each
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    owners: dict[str, list[NameClaim]] = {}
    for note in wiki.notes.values():
        if note.roles.id is not None:
            claim = NameClaim(note.path, "id", note.roles.id.text, note.roles.id.place)
            owners.setdefault(claim.text, []).append(claim)
    for claims in owners.values():
        if len(claims) > 1:
            yield from on_each(claims, _message, "give one of them an id of its own")


def _message(claim: NameClaim, rival: NameClaim) -> str:
    return f'the id "{claim.text}" is also that of {rival.path}'


RULE = Rule("ID001", "duplicate-id", "error", check, __doc__, since="0.1.0")
