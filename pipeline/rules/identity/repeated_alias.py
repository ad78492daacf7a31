"""A note lists the same alias twice.

## Why

Spellings that differ by case, width or spaces only are one name to every search; one of them is enough.

## Wrong

```yaml
aliases: [Model Parameter, model parameter]
```

## Right

```yaml
aliases: [Model Parameter]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Fix, Related
from pipeline.model.name import folded
from pipeline.model.note import Label
from pipeline.model.wiki import Wiki
from pipeline.rules import cut
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        seen: dict[str, Label] = {}
        for alias in note.roles.aliases:
            first = seen.setdefault(folded(alias.text), alias)
            if first is not alias:
                related = (Related(note.path, first.place, "first here"),)
                edit = cut.item(note.path, note.front, alias.place)
                yield Finding(
                    note.path,
                    alias.place,
                    f'the alias "{alias.text}" stands twice',
                    related,
                    fix=Fix(True, "drop the second", (edit,)) if edit else None,
                    help="drop one of them",
                )


RULE = Rule("ID010", "repeated-alias", "info", check, __doc__, since="0.1.0", status="preview", fix="safe")
