"""A link writes a path in another case than the file has.

## Why

It works on the file systems of macOS and Windows, and on no web server under Linux.
A wikilink that is a bare name is left alone: names are compared without case everywhere.

## Wrong

```markdown
[the optimizer](Optimizer.md)
```

where the file is `optimizer.md`.

## Right

```markdown
[the optimizer](optimizer.md)
```
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.link import Link, Resolution
from pipeline.model.name import nfc
from pipeline.model.suffix import bare
from pipeline.model.wiki import Wiki
from pipeline.rules.links import rewrite
from pipeline.rules.links.resolved import first_on_the_way, with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for link, resolution in with_status(wiki, "ok"):
        right = _as_the_file_has_it(link, resolution)
        if right is not None:
            yield Finding(
                resolution.source, link.place, f'the file is called "{right}"', fix=_fix(link, resolution, right, wiki)
            )


def _as_the_file_has_it(link: Link, resolution: Resolution) -> str | None:
    """The part of the path that the link names, in the file's own case; None where the case is right."""
    path = first_on_the_way(resolution)
    if path is None or link.target is None or resolution.exact or resolution.via not in {"path", "suffix"}:
        return None
    if link.kind == "wikilink" and "/" not in link.target:
        return None
    written = nfc(link.target.rsplit("../", 1)[-1].removeprefix("./").lstrip("/"))
    for whole in (nfc(path), bare(nfc(path))):
        tail = whole[-len(written) :]
        if f"/{whole}".endswith(f"/{tail}") and tail.lower() == written.lower():
            return tail if tail != written else None
    return None


def _fix(link: Link, resolution: Resolution, right: str, wiki: Wiki) -> Fix | None:
    written = nfc(link.target or "")
    new = written[: len(written) - len(right)] + right
    if not _arrives(new, resolution):
        return None
    words = link.target if link.kind == "wikilink" and link.label is None else None
    edit = rewrite.target(link, resolution.source, new, wiki, label=words)
    return Fix(True, f'write "{right}"', (edit,)) if edit else None


def _arrives(new: str, resolution: Resolution) -> bool:
    """Whether the whole of the path is right then; the folder of the note itself may be spelt in two cases."""
    path = first_on_the_way(resolution) or ""
    from_note = posixpath.normpath(posixpath.join(posixpath.dirname(resolution.source), new))
    from_root = posixpath.normpath(new.lstrip("/"))
    return resolution.via == "suffix" or not {from_note, from_root}.isdisjoint({path, bare(path)})


RULE = Rule("LNK005", "wrong-case", "info", check, __doc__, since="0.1.0", fix="safe")
