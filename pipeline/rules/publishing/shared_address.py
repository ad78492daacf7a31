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
from pipeline.model.globs import matcher
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    excluded = matcher(wiki.options.publish.exclude)
    standing: dict[str, list[str]] = {}
    for note in wiki.notes.values():
        if not excluded(note.path) and not _is_private(note, wiki):
            standing.setdefault(_address(note), []).append(note.path)
    for address, paths in standing.items():
        for path in paths if len(paths) > 1 else ():
            others = [other for other in paths if other != path]
            related = tuple(Related(other, TOP, f"also {address}") for other in others)
            yield Finding(path, TOP, f"{others[0]} has the same address, {address}", related, help="rename one of them")


def _address(note: Note) -> str:
    """Of the page: a README is the index of its folder."""
    name = "index" if note.stem in {"README", "index"} else note.stem
    return f"{note.folder}/{name}.html" if note.folder else f"{name}.html"


def _is_private(note: Note, wiki: Wiki) -> bool:
    status = note.roles.status
    is_draft = status is not None and folded(status.text) == "draft"
    return not note.roles.publish or (is_draft and not wiki.options.publish.drafts)


RULE = Rule("PUB001", "shared-address", "error", check, __doc__, since="0.1.0")
