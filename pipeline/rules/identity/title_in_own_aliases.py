"""A note's title stands among its own aliases.

## Why

It says nothing new, and it hides from a reader which of the names are really others.

## Wrong

```yaml
title: Parameter
aliases: [Parameter, Model Parameter]
```

## Right

```yaml
title: Parameter
aliases: [Model Parameter]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.name import folded
from pipeline.model.note import Label, Note
from pipeline.model.wiki import Wiki
from pipeline.rules import cut
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        title = folded(note.title)
        for alias in note.roles.aliases:
            if folded(alias.text) == title:
                yield Finding(
                    note.path,
                    alias.place,
                    f'the alias "{alias.text}" is the title itself',
                    fix=_fix(note, alias),
                    help="drop the alias",
                )


def _fix(note: Note, alias: Label) -> Fix | None:
    """Without a title in the head the alias may be the only place that spells the name so."""
    edit = cut.item(note.path, note.front, alias.place) if note.roles.title else None
    return Fix(True, "drop the alias", (edit,)) if edit else None


RULE = Rule("ID009", "title-in-own-aliases", "info", check, __doc__, since="0.1.0", status="preview", fix="safe")
