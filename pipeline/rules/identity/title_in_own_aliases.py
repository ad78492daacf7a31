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

from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        title = folded(note.title)
        for alias in note.roles.aliases:
            if folded(alias.text) == title:
                yield Finding(
                    note.path, alias.place, f'the alias "{alias.text}" is the title itself', help="drop the alias"
                )


RULE = Rule("ID009", "title-in-own-aliases", "info", check, __doc__, since="0.1.0", status="preview")
