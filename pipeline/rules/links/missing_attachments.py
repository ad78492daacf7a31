"""Several attachments that links ask for are missing together: their whole folder, or every file of their kind.

## Why

Mostly the folder was not committed, or is kept elsewhere. It is said once, at the first of the links;
`attachment-missing-too` tells of the others, for information.

## Wrong

```markdown
![The layers](images/layers.png) ![The weights](images/weights.png)
```

in a wiki without a folder `images`.

## Right

The folder put where the links look for it; or this rule ignored, where attachments are kept elsewhere on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.wiki import Wiki
from pipeline.rules.links.broken import BrokenLinks
from pipeline.rules.rule import Finding, Rule

SHOWN = 3


def check(wiki: Wiki) -> Iterator[Finding]:
    for lack, (first, *others) in BrokenLinks.of(wiki).absent.items():
        related = tuple(Related(other.source, other.link.place, "asked for here too") for other in others[:SHOWN])
        message = f'{lack}; {len(others) + 1} links need it, as "{first.link.target}"'
        yield Finding(first.source, first.link.place, message, related)


RULE = Rule("LNK012", "missing-attachments", "error", check, __doc__, since="0.1.0")
