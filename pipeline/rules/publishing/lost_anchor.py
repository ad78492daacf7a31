"""A fragment of a published page would name nothing any more.

## Why

Others have linked to that heading or block, and their readers would land at the top of the page, wondering.
`.wikimill/urls.json` remembers each anchor that `wikimill build` ever published; see `lost-address`.

## Wrong

```markdown
## Setting up
```

where the heading was published as `## Installing`.

## Right

```markdown
## <a id="installing"></a>Setting up
```

Where the section moved to another note, that note says so: `aliases: ["Guide.md#installing"]`. To give an anchor up, take
it out of `.wikimill/urls.json`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.nearest import Names
from pipeline.rules.publishing.lost import Losses
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    if wiki.ledger is None:
        return
    near: dict[str, Names] = {}
    for path, anchor in Losses(wiki, wiki.ledger).anchors():
        headings = wiki.notes[path].body.headings
        names = near.setdefault(path, Names.among(heading.slug for heading in headings))
        slug = names.nearest(anchor)
        heading = next((heading for heading in headings if heading.slug == slug), None)
        hint = f'; is it "{heading.text}" now?' if heading else ""
        help_text = f'put <a id="{anchor}"></a> where readers should land, or name "{path}#{anchor}" among another note\'s aliases'
        message = f"#{anchor} was published on this page, and names nothing any more{hint}"
        yield Finding(path, heading.place if heading else TOP, message, help=help_text)


RULE = Rule("PUB004", "lost-anchor", "error", check, __doc__, since="0.1.0")
