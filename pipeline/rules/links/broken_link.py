"""A link ends nowhere: nothing in the wiki is called that, and no file stands there.

## Why

The reader who follows it is lost. Often the note exists under another name, or moved; then the nearest name is offered.
A path that leaves the wiki counts as broken: nothing outside of it is published.
A path from the site's root into a folder that the wiki does not have is `unknown-address`, a file in a folder that is left
out is `left-out-target`, and where a whole folder of attachments is missing, `missing-attachments` says so once.

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

from pipeline.model.wiki import Wiki
from pipeline.rules.links.addresses import is_outside
from pipeline.rules.links.attachments import kind
from pipeline.rules.links.broken import Broken, BrokenLinks
from pipeline.rules.links.files import Files
from pipeline.rules.links.mender import Mender
from pipeline.rules.nearest import Names, did_you_mean
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    broken = BrokenLinks.of(wiki).single
    if broken:
        names, files, mender = Names.of(wiki), Files(wiki), Mender.of(wiki)
        for one in broken:
            message = _message(one, names, files)
            yield Finding(one.source, one.link.place, message, fix=mender.fix(one.link, one.source))


def _message(broken: Broken, names: Names, files: Files) -> str:
    link, source = broken.link, broken.source
    if not link.target:
        return f'there is no heading "{link.fragment or ""}"'
    if is_outside(link, source):
        return f'"{link.target}" lies outside the wiki'
    if link.kind in {"link", "image"} or "/" in link.target or kind(link, files.wiki.options):
        return f'there is no file "{link.target}"{did_you_mean(files.nearest(link, source))}'
    if files.wiki.options.dialect.dotted_folders:
        found = files.nearest(link, source)
        return f'nothing is called "{link.target}"{did_you_mean(found.rpartition(".")[0] if found else None)}'
    return f'nothing is called "{link.target}"{did_you_mean(names.nearest(link.target))}'


RULE = Rule("LNK001", "broken-link", "error", check, __doc__, since="0.1.0", fix="unsafe")
