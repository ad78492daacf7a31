"""A link goes to a file in a folder that is left out of the wiki: its output, a hidden folder, one that is excluded.

## Why

The file may be there; nobody here looks. On the site that is made of the wiki there will be no such page.

## Wrong

```markdown
[the settings](.github/settings.yml)
```

## Right

```markdown
[the settings](https://example.org/repository/.github/settings.yml)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.links.addresses import Addresses
from pipeline.rules.links.resolved import with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    addresses = Addresses.of(wiki)
    for link, resolution in with_status(wiki, "missing"):
        if addresses.is_left_out(link, resolution.source):
            message = f'"{link.target}" lies in a folder that is left out of the wiki'
            yield Finding(resolution.source, link.place, message)


RULE = Rule("LNK011", "left-out-target", "info", check, __doc__, since="0.1.0")
