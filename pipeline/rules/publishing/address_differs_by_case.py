"""The addresses of two notes differ in nothing but letter case or the composition of letters.

## Why

On macOS and Windows one file would overwrite the other; on the web readers who retype the address get the wrong page.

## Wrong

```
Weight.md
weight.md
```

## Right

One of the two renamed, or merged into the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.name import folded
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.publishing.addresses import addresses
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    alike: dict[str, dict[str, str]] = {}
    for address, paths in addresses(wiki).items():
        alike.setdefault(folded(address), {})[address] = paths[0]
    for rivals in alike.values():
        for address, path in rivals.items() if len(rivals) > 1 else ():
            other = next(path for rival, path in rivals.items() if rival != address)
            related = (Related(other, TOP, "differs by case only"),)
            yield Finding(path, TOP, f"the address of {other} differs by case only", related, help="rename one of them")


RULE = Rule("PUB002", "address-differs-by-case", "warning", check, __doc__, since="0.1.0", status="preview")
