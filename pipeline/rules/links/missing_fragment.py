"""A link names a heading or a block that its target does not have.

## Why

The reader arrives at the top of the page and has to search for what was promised. Headings are renamed more often than notes.

## Wrong

```markdown
[[Parameter#How they are learnt]]
```

where the heading is "How they are learned".

## Right

```markdown
[[Parameter#How they are learned]]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.dialect import Dialect
from pipeline.model.link import Link, Resolution
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.links.resolved import with_status
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule

_TO = re.compile(r"(?:,\d+)?(?::(?:#.*)?)?\Z", re.DOTALL)


def check(wiki: Wiki) -> Iterator[Finding]:
    offered: dict[str, Names] = {}
    for link, resolution in with_status(wiki, "missing-fragment"):
        if not (link.fragment or "").strip("# ") or _is_route(link):
            continue
        target = wiki.notes.get(resolution.resolved or "")
        if target is not None and target.path not in offered:
            offered[target.path] = Names.among(_fragments(target))
        names = offered.get(resolution.resolved or "")
        asked = _asked(link, wiki.options.dialect)
        yield Finding(resolution.source, link.place, _message(asked, resolution, names))


def _is_route(link: Link) -> bool:
    """Whether a Markdown link asks a program on the page for a view, as `#/settings` or `#tab/linux`: no id has a slash."""
    return link.kind == "link" and "/" in (link.fragment or "")


def _fragments(note: Note) -> Iterator[str]:
    yield from (heading.text for heading in note.body.headings)
    yield from (heading.slug for heading in note.body.headings)
    yield from (f"^{block.id}" for block in note.body.blocks)


def _asked(link: Link, dialect: Dialect) -> str:
    """The innermost heading, or the block; of a range `from,1:#to` where it begins."""
    fragment = link.fragment or ""
    if dialect.ranges:
        fragment = _TO.sub("", fragment)
    return fragment.rsplit("#", 1)[-1]


def _message(asked: str, resolution: Resolution, names: Names | None) -> str:
    kind = "block" if asked.startswith("^") else "heading"
    return f'{resolution.resolved or "the target"} has no {kind} "{asked}"{did_you_mean(names.nearest(asked) if names else None)}'


RULE = Rule("LNK003", "missing-fragment", "warning", check, __doc__, since="0.1.0")
