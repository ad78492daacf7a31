"""A link ends nowhere: nothing in the wiki is called that, and no file stands there.

## Why

The reader who follows it is lost. Often the note exists under another name, or moved; then the nearest name is offered.
A path that leaves the wiki counts as broken: nothing outside of it is published.
A path from the site's root into a folder that the wiki does not have is `unknown-address`.

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
from pipeline.rules.links.addresses import counted_from_root, is_outside, top_folders
from pipeline.rules.links.files import Files
from pipeline.rules.links.mender import Mender
from pipeline.rules.links.resolved import with_status
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    tops = top_folders(wiki)
    broken = [
        (link, resolution.source)
        for link, resolution in with_status(wiki, "missing")
        if (link.target or link.fragment) and not counted_from_root(link, tops)
    ]
    if broken:
        names, files, mender = Names.of(wiki), Files.of(wiki), Mender.of(wiki)
        for link, source in broken:
            yield Finding(source, link.place, _message(link, source, names, files), fix=mender.fix(link, source))


def _message(link: Link, source: str, names: Names, files: Files) -> str:
    if not link.target:
        return f'there is no heading "{link.fragment or ""}"'
    if is_outside(link, source):
        return f'"{link.target}" lies outside the wiki'
    if _is_path(link):
        return f'there is no file "{link.target}"{did_you_mean(files.nearest(link.target, source))}'
    return f'nothing is called "{link.target}"{did_you_mean(names.nearest(link.target))}'


def _is_path(link: Link) -> bool:
    """Whether the author meant a file: a Markdown link, or a wikilink with a folder in it."""
    return link.kind in {"link", "image"} or "/" in (link.target or "")


RULE = Rule("LNK001", "broken-link", "error", check, __doc__, since="0.1.0")
