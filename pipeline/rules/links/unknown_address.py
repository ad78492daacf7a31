"""A link is an address from the root of a site, into a folder that the wiki does not have, or that is another one there.

## Why

Where the wiki is the whole site it is a broken link. Where it is a part of one, static files, other languages or
other pages may stand there, and only the site knows. A folder of that name in the wiki is taken for another one where
more such links lead nowhere than arrive.

## Wrong

```markdown
![A diagram](/images/layers.png)
```

in a wiki without a folder `images`.

## Right

```markdown
![A diagram](images/layers.png)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.links.addresses import Addresses
from pipeline.rules.links.resolved import some, with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    addresses = Addresses.of(wiki)
    for link, resolution in with_status(wiki, "missing", "ambiguous"):
        if addresses.is_unknown(link):
            meant = f"; it may mean {some(resolution.candidates)}" if resolution.candidates else ""
            yield Finding(resolution.source, link.place, f'the wiki has no "{link.target}" at its root{meant}')


RULE = Rule("LNK010", "unknown-address", "info", check, __doc__, since="0.1.0")
