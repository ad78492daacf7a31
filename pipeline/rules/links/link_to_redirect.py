"""A link goes to a note or an old path that only points on.

## Why

The reader still arrives, by a detour that breaks when the redirect is cleaned up. The fix names the note at the end
and keeps the words that the reader sees.

## Wrong

```markdown
[[Weights]]
```

where `Weights.md` says `duplicate_of: Parameter`.

## Right

```markdown
[[Parameter|Weights]]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Fix
from pipeline.model.link import Link, Resolution
from pipeline.model.wiki import Wiki
from pipeline.rules.links import rewrite
from pipeline.rules.links.resolved import with_status
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    detours = [
        (link, resolution)
        for link, resolution in with_status(wiki, "ok")
        if resolution.redirected_from is not None and resolution.resolved is not None
    ]
    if detours:
        names = rewrite.SureNames.of(wiki)
        for link, resolution in detours:
            message = f"{resolution.redirected_from} redirects to {resolution.resolved}"
            yield Finding(resolution.source, link.place, message, fix=_fix(link, resolution, wiki, names))


def _fix(link: Link, resolution: Resolution, wiki: Wiki, names: rewrite.SureNames) -> Fix | None:
    if link.fragment is not None:  # a heading of the redirect need not be one of its target
        return None
    edit = rewrite.to_note(link, resolution.source, resolution.resolved, wiki, names)
    return Fix(True, f"link to {resolution.resolved}", (edit,)) if edit else None


RULE = Rule("LNK004", "link-to-redirect", "warning", check, __doc__, since="0.1.0", fix="safe")
