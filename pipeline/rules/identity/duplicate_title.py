"""Two notes have the same title.

## Why

In a list, a search result or a browser tab nobody can tell them apart, and a link by the title is ambiguous.
Notes in different languages, and notes that are redirects, may share a title.

## Wrong

```yaml
# ml/Vapor.md
title: Vapor
```

```yaml
# web/Vapor.md
title: Vapor
```

## Right

`title: Vapor (framework)` in one of them; or, if they are one concept, a merge.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import contested, on_each
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for claims in contested(
        wiki, lambda claim: claim.kind == "title" and wiki.notes[claim.path].roles.title is not None
    ):
        by_language: dict[str | None, list[NameClaim]] = {}
        for claim in claims:
            by_language.setdefault(wiki.notes[claim.path].roles.language, []).append(claim)
        for rivals in by_language.values():
            if len(rivals) > 1:
                yield from on_each(rivals, _message, "tell them apart, or merge them")


def _message(claim: NameClaim, rival: NameClaim) -> str:
    return f'"{claim.text}" is also the title of {rival.path}'


RULE = Rule("ID011", "duplicate-title", "warning", check, __doc__, since="0.1.0", status="preview")
