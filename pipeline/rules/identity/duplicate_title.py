"""Two notes have the same title.

## Why

In a list, a search result or a browser tab nobody can tell them apart, and a link by the title is ambiguous.
Notes in different languages, and notes that are redirects, may share a title. So may notes of different parents where
names are hierarchies, as in Dendron: there a title is one level of a name.

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

from pipeline.model.dialect import Dialect
from pipeline.model.name import NameClaim
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.claims import contested, on_each
from pipeline.rules.identity.languages import languages
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    spoken = languages(wiki)
    for claims in contested(
        wiki, lambda claim: claim.kind == "title" and wiki.notes[claim.path].roles.title is not None
    ):
        alike: dict[tuple[str, str], list[NameClaim]] = {}
        for claim in claims:
            alike.setdefault((spoken.get(claim.path, ""), _parent(claim.path, wiki.options.dialect)), []).append(claim)
        for rivals in alike.values():
            if len(rivals) > 1:
                yield from on_each(rivals, _message, "tell them apart, or merge them")


def _parent(path: str, dialect: Dialect) -> str:
    """Of `a.b.c.md` it is `a.b`, where dots are folders."""
    return path.removesuffix(".md").rpartition(".")[0] if dialect.dotted_folders else ""


def _message(claim: NameClaim, rival: NameClaim) -> str:
    return f'"{claim.text}" is also the title of {rival.path}'


RULE = Rule("ID011", "duplicate-title", "warning", check, __doc__, since="0.1.0", status="preview")
