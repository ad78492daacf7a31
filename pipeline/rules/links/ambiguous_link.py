"""A link may mean several notes.

## Why

Which of them a reader reaches is decided by folders and spelling, and changes when a note is moved.

## Wrong

```markdown
[[index]]
```

where there are `ml/index.md` and `statistics/index.md`.

## Right

```markdown
[[ml/index]]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.link import Link, Resolution
from pipeline.model.wiki import Wiki
from pipeline.rules.links.addresses import Addresses
from pipeline.rules.links.code import Tokens
from pipeline.rules.links.resolved import some, with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    addresses, tokens = Addresses.of(wiki), Tokens.of(wiki)
    for link, resolution in with_status(wiki, "ambiguous"):
        if addresses.is_unknown(link) or tokens.has(link):
            continue
        yield Finding(
            resolution.source,
            link.place,
            _message(link, resolution),
            help="write as much of the path as tells them apart",
        )


def _message(link: Link, resolution: Resolution) -> str:
    opened = f"; it opens {resolution.resolved}" if resolution.resolved else ""
    return f'"{link.target}" may mean {some(resolution.candidates)}{opened}'


RULE = Rule("LNK002", "ambiguous-link", "warning", check, __doc__, since="0.1.0")
