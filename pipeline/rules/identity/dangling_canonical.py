"""The canonical note that a note names does not exist, or cannot be told from others.

## Why

`canonical_id` says which note the trusted text about this concept stands in.

## Wrong

```yaml
canonical_id: wiki-2026-0508-paramter
```

## Right

```yaml
canonical_id: self
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.note import Label
from pipeline.model.wiki import Wiki
from pipeline.rules.identity.meant import meant
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    dangling = [
        (note.path, note.roles.canonical, candidates)
        for note in wiki.notes.values()
        if note.roles.canonical and len(candidates := meant(wiki, note.roles.canonical.text)) != 1
    ]
    if dangling:
        names = Names.of(wiki)
        for path, label, candidates in dangling:
            yield Finding(
                path,
                label.place,
                _message(label, candidates, names),
                help="`self` says that this note is the canonical one",
            )


def _message(label: Label, candidates: tuple[str, ...], names: Names) -> str:
    if candidates:
        return f'the canonical note "{label.text}" may be {" or ".join(candidates[:3])}'
    return f'the canonical note "{label.text}" does not exist{did_you_mean(names.nearest(label.text))}'


RULE = Rule("ID005", "dangling-canonical", "error", check, __doc__, since="0.1.0")
