"""A redirect that nobody can reach: a note, a heading or another redirect stands where it should begin.

## Why

Links to the old path end at what stands there now, and the note that claims the path is not found by it.

## Wrong

```yaml
# Parameter.md
aliases: [old/Weight.md]
```

while there is a note `old/Weight.md`.

## Right

The claim dropped; or the note that stands there merged into the one that claims its path.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.graph import Redirect
from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for redirect in wiki.graph.shadowed:
        there = _stands(redirect, wiki)
        if redirect.owner == there:
            continue  # a note that lists its own path
        known = redirect.owner in wiki.notes
        said = "" if known else f"{redirect.owner}: "
        first = wiki.graph.redirects.get(redirect.source)
        what = there or (f"another redirect, of {first.owner}," if first else "another of that name")
        related = (Related(there, TOP, "stands there"),) if there else ()
        yield Finding(
            redirect.owner if known else ".",
            redirect.place if known else TOP,
            f'{said}nobody is sent on from "{redirect.source}": {what} stands there',
            related,
            help="drop the redirect, or what stands in its way",
        )


def _stands(redirect: Redirect, wiki: Wiki) -> str | None:
    """The note at the source of a redirect."""
    path = redirect.source.partition("#")[0]
    return next((one for one in (path, f"{path}.md", f"{path}.markdown") if one in wiki.notes), None)


RULE = Rule("ID017", "shadowed-redirect", "warning", check, __doc__, since="0.1.0", status="preview")
