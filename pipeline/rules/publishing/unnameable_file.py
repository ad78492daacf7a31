"""The name of a file is not UTF-8, so no link and no address of a site can name it.

## Why

A note of such a name is left out of the site, and an attachment is not shown; nobody would notice. It is what archives and
disks of older systems leave behind: the name was written in another encoding.

## Wrong

A file whose name holds the single byte `E9`, which is é in Latin-1.

## Right

```
Café.md
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule

_LONE = re.compile(r"[\ud800-\udfff]")
"""How Python reads a byte of a file's name that is no UTF-8."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for path in (*wiki.inventory.notes, *wiki.inventory.attachments):
        if _LONE.search(path):
            message = "the name of this file is not UTF-8, so it is left out of the site and no link can name it"
            yield Finding(path, TOP, message, help="rename it; `convmv -t utf-8 --notest` mends many at once")


RULE = Rule("PUB006", "unnameable-file", "warning", check, __doc__, since="0.1.0")
