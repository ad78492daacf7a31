"""A key of the front matter holds a character that nobody sees.

## Why

It looks like `title` and is none: whoever asks for the title finds nothing. Such characters come along from web pages and chats.

## Wrong

```yaml
---
title&ZeroWidthSpace;: Parameter
---
```

with a zero-width space before the colon.

## Right

```yaml
---
title: Parameter
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule

_UNSEEN = re.compile("[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""What Unicode gives no width to, but the two joiners, which words of several scripts need."""
_BLANK = re.compile("\\A[\xa0\u2000-\u200a\u202f\u3000]|[\xa0\u2000-\u200a\u202f\u3000]\\Z")
"""A blank other than the common one, before or after the key's words."""


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for field in note.front.fields:
            key = str(field.pointer[-1]) if field.pointer and field.key else ""
            found = _UNSEEN.search(key) or _BLANK.search(key)
            if found and field.key:
                code = f"U+{ord(found[0]):04X}"
                seen = _BLANK.sub("", _UNSEEN.sub("", key))
                yield Finding(note.path, field.key, f'the key "{seen}" holds an invisible {code}', help="remove it")


RULE = Rule("FM017", "invisible-in-key", "warning", check, __doc__, since="0.1.0", status="preview")
