"""Two notes would be published at the same address.

## Why

Only one page can stand there; the other note would be missing from the site, and nobody would notice.

## Wrong

```
ml/README.md
ml/index.md
```

Both are `ml/index.html`.

## Right

One of the two is renamed, or says `publish: false`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.publishing.addresses import addresses
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for address, paths in addresses(wiki).items():
        for path in paths if len(paths) > 1 else ():
            others = [other for other in paths if other != path]
            related = tuple(Related(other, TOP, f"also {address}") for other in others)
            yield Finding(path, TOP, f"{others[0]} has the same address, {address}", related, help="rename one of them")


RULE = Rule("PUB001", "shared-address", "error", check, __doc__, since="0.1.0")
