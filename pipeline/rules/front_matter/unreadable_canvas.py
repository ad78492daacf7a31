"""A canvas cannot be read: it is no JSON, or may not be opened.

## Why

Neither Obsidian nor the site can show anything of it. Mostly a merge left its marks in the file, or it was cut off.

## Wrong

```json
{"nodes": [
<<<<<<< HEAD
```

## Right

The conflict resolved, or the file taken from the last commit in which it was whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for canvas in wiki.canvases.values():
        if canvas.fault is not None:
            yield Finding(canvas.path, canvas.fault.place, f"the canvas cannot be shown: {canvas.fault.why}")


RULE = Rule("FM018", "unreadable-canvas", "warning", check, __doc__, since="0.1.0")
