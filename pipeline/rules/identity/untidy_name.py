"""A title or an alias has two spaces in a row, or an invisible character in it.

## Why

It looks like another name and is not equal to it: a link or a search that spells it as it looks may miss it.

## Wrong

```yaml
title: Model  Parameter
```

## Right

```yaml
title: Model Parameter
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule

_UNTIDY = re.compile(r"\s\s|(?P<invisible>[\u00ad\u200b\u2060\ufeff\x00-\x1f\x7f])")
"""Zero-width joiners are left out: some scripts and emoji need them."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        roles = note.roles
        for label in (*filter(None, (roles.title,)), *roles.aliases, *roles.hidden_aliases):
            found = _UNTIDY.search(label.text)
            if found:
                what = f"the invisible character U+{ord(found[0]):04X}" if found["invisible"] else "a needless space"
                yield Finding(note.path, label.place, f'the name "{label.text}" has {what}')


RULE = Rule("ID013", "untidy-name", "warning", check, __doc__, since="0.1.0", status="preview")
