"""A card of a canvas shows a file that is not there.

## Why

Obsidian shows an empty card that offers to make the file, and the site its bare name.

## Wrong

```json
{"type": "file", "file": "ml/Weights.md"}
```

where the note is now `ml/Parameter.md`.

## Right

```json
{"type": "file", "file": "ml/Parameter.md"}
```

`wikimill mv` takes canvases along. The paths of a canvas count from the vault's root.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.nearest import Names
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    if not wiki.canvases:
        return
    files = (*wiki.inventory.notes, *wiki.inventory.attachments)
    known, names = {_composed(path) for path in files}, Names.among(files)
    called: dict[str, list[str]] = {}
    for file in files:
        called.setdefault(posixpath.basename(file), []).append(file)
    for canvas in wiki.canvases.values():
        seen: set[str] = set()
        for card in canvas.cards:
            path = _composed(card.said)
            if card.kind == "file" and path not in known and path not in wiki.graph.redirects and path not in seen:
                seen.add(path)
                yield Finding(canvas.path, card.place, _message(path, called.get(posixpath.basename(path), []), names))


def _message(path: str, namesakes: list[str], names: Names) -> str:
    meant = namesakes[0] if len(namesakes) == 1 else names.nearest(path)
    hint = f'; is it "{meant}" now?' if meant else ""
    return f'a card shows "{path}", and no file of the wiki is there{hint}' if path else "a card names no file"


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


RULE = Rule("LNK014", "card-without-file", "warning", check, __doc__, since="0.1.0")
