"""A redirect points to another redirect.

## Why

Readers are sent on twice, and each link in the chain is one more that can break. The fix names the note at the end.

## Wrong

```yaml
# Weights.md
duplicate_of: Model Parameter
```

```yaml
# Model Parameter.md
duplicate_of: Parameter
```

## Right

```yaml
# Weights.md
duplicate_of: Parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.wiki import Wiki
from pipeline.rules import respell
from pipeline.rules.identity.declared import Declaration, declarations, ends
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    declared = declarations(wiki)
    final_of = ends(declared)
    for first in declared.values():
        second = declared.get(first.target or "")
        final = final_of[first.source]
        if second and final:
            message = f'{first.said}"{first.asked}" is itself a redirect, which ends at {final}'
            yield Finding(first.path, first.place, message, second.related(), _fix(first, final, wiki))


def _fix(first: Declaration, final: str, wiki: Wiki) -> Fix | None:
    """The final note by its id, or by its title, where no other note is called so."""
    owner, note = wiki.notes.get(first.source), wiki.notes.get(final)
    if owner is None or note is None:
        return None
    name = note.roles.id.text if note.roles.id else note.title
    written = next((field for field in owner.front.fields if field.value == first.place), None)
    if written is None or {claim.path for claim in wiki.names.called(name)} != {final}:
        return None
    edit = respell.scalar(owner.path, written, name)
    return Fix(True, f'redirect to "{name}"', (edit,)) if edit else None


RULE = Rule("ID007", "redirect-chain", "warning", check, __doc__, since="0.1.0", fix="safe")
