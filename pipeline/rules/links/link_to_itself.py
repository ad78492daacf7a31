"""A link goes to the very note that it stands in, and to no part of it.

## Why

The click reloads the page. Mostly another note was meant, or the words need no link.

## Wrong

```markdown
# Parameter

A [[Parameter]] is learned from data.
```

## Right

```markdown
# Parameter

A parameter is learned from data; see [[#How it is learned]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.links.resolved import with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for link, resolution in with_status(wiki, "ok"):
        names_a_part = link.fragment is not None or "#" in (link.target or "")  # the latter across vaults
        if resolution.resolved == resolution.source and not names_a_part and link.field is None:
            yield Finding(resolution.source, link.place, "the link goes to the note that it stands in")


RULE = Rule("LNK009", "link-to-itself", "info", check, __doc__, since="0.1.0", status="preview")
