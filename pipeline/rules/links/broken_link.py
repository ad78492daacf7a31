"""A link ends nowhere: nothing in the wiki is called that, and no file stands there.

## Why

The reader who follows it is lost. Often the note exists under another name, or moved; then the nearest name is offered.
A path that leaves the wiki counts as broken: nothing outside of it is published.

## Wrong

```markdown
Not to be confused with a [[Hyper-parameter]].
```

## Right

```markdown
Not to be confused with a [[Hyperparameter]].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.link import Link
from pipeline.model.wiki import Wiki
from pipeline.rules.links.resolved import with_status
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    broken = tuple(with_status(wiki, "missing"))
    if not broken:
        return
    names = Names.of(wiki)
    files = _files(wiki)
    for link, resolution in broken:
        yield Finding(resolution.source, link.place, _message(link, names, files))


def _files(wiki: Wiki) -> Names:
    """Every file by its last two path parts, the folder telling equal file names apart."""
    return Names.among(sorted((*wiki.inventory.notes, *wiki.inventory.attachments)))


def _message(link: Link, names: Names, files: Names) -> str:
    if link.target is None:
        return f'there is no heading "{link.fragment or ""}"'
    if _is_path(link):
        return f'there is no file "{link.target}"{did_you_mean(files.nearest(link.target.lstrip("./")))}'
    return f'nothing is called "{link.target}"{did_you_mean(names.nearest(link.target))}'


def _is_path(link: Link) -> bool:
    """Whether the author meant a file: a Markdown link, or a wikilink with a folder in it."""
    return link.kind in {"link", "image"} or "/" in (link.target or "")


RULE = Rule("LNK001", "broken-link", "error", check, __doc__, since="0.1.0")
