"""Something is named like a note and is none: a folder `x.md`, a pipe, a device.

## Why

Whoever lists the notes by their names trips over it, and a link to `x` may mean it.

## Wrong

```
wiki/Parameter.md/
```

## Right

```
wiki/Parameter/
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for stray in wiki.inventory.strays:
        message = f"this is no note: {stray.reason}"
        yield Finding(stray.path, TOP, message, help="rename it, so that it does not end in `.md`")


RULE = Rule("FM012", "stray-file", "warning", check, __doc__, since="0.1.0")
