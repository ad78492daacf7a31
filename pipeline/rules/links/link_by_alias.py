"""A wikilink calls its note by an alias, an id or a title that is not its file name.

## Why

Wikimill follows it. Obsidian's own link search does not: there the click makes a new, empty note.
The fix writes the file's name and keeps the words that the reader sees.

## Wrong

```markdown
[[Trainable Parameter]]
```

## Right

```markdown
[[Parameter|Trainable Parameter]]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.link import Link, Resolution
from pipeline.model.name import folded
from pipeline.model.wiki import Wiki
from pipeline.rules.links import rewrite
from pipeline.rules.links.resolved import with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    by_name = [pair for pair in with_status(wiki, "ok") if _is_by_name(*pair, wiki)]
    if by_name:
        names = rewrite.SureNames.of(wiki)
        for link, resolution in by_name:
            message = (
                f'"{link.target}" is an {resolution.via} of {resolution.resolved}'
                if resolution.via != "title"
                else f'"{link.target}" is the title of {resolution.resolved}'
            )
            yield Finding(resolution.source, link.place, message, fix=_fix(link, resolution, wiki, names))


def _is_by_name(link: Link, resolution: Resolution, wiki: Wiki) -> bool:
    if (
        link.kind not in {"wikilink", "embed"}
        or resolution.via not in {"alias", "id", "title"}
        or resolution.redirected_from
    ):
        return False
    note = wiki.notes.get(resolution.resolved or "")
    return note is not None and folded(link.target or "") != folded(note.stem)


def _fix(link: Link, resolution: Resolution, wiki: Wiki, names: rewrite.SureNames) -> Fix | None:
    edit = rewrite.to_note(link, resolution.source, resolution.resolved, wiki, names)
    return Fix(True, f"link to {resolution.resolved}, and keep the words", (edit,)) if edit else None


RULE = Rule("LNK006", "link-by-alias", "info", check, __doc__, since="0.1.0", status="preview", fix="safe")
