"""A redirect points nowhere: `duplicate_of` names no note, or several.

## Why

The note says that it is another one, and no reader can be sent there. Of a note that says so by `canonical_id` alone,
`dangling-canonical` tells.

## Wrong

```yaml
duplicate_of: wiki-2026-0508-paramter
```

## Right

```yaml
duplicate_of: wiki-2026-0508-parameter
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.identity.declared import Declaration, declarations
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    dangling = [one for one in declarations(wiki).values() if one.target is None and not one.by_canonical]
    if dangling:
        names = Names.of(wiki)
        for declared in dangling:
            yield Finding(declared.path, declared.place, _message(declared, names))


def _message(declared: Declaration, names: Names) -> str:
    if declared.targets:
        return f'{declared.subject} to "{declared.asked}", which may mean {" or ".join(declared.targets[:3])}'
    return f'{declared.subject} to "{declared.asked}", and nothing is called that{did_you_mean(names.nearest(declared.asked))}'


RULE = Rule("ID004", "dangling-duplicate-of", "error", check, __doc__, since="0.1.0")
