"""A link goes to a note that the site leaves out.

## Why

Readers get its label as plain text, or the words "private note". Whoever wrote the link may wonder where it went.

A note is private where its front matter says `publish: false` or `published: false`, `draft: true` or `private: true`,
where a glob of `exclude_publish` names it, and with `publish: {drafts: false}` where its status is `draft`.
That is what Hugo, Jekyll, Docusaurus, Quartz and Obsidian Publish do with these fields. Under `roles`, the options `publish`,
`published` and `draft` name other fields, or none: `draft: []`.

## Wrong

```markdown
See [[Parameter]].
```

while `Parameter.md` begins with

```yaml
draft: true
```

## Right

Parameter is finished, and says `draft: false`; or the link waits until it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.publishing.private import private_notes
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    private = private_notes(wiki)
    for source, resolutions in wiki.graph.resolutions.items():
        for resolution in resolutions if source not in private else ():
            target = resolution.resolved
            if target in private:
                place = wiki.notes[source].links[resolution.index].place
                yield Finding(source, place, f"the site has no {target} to link to: it is private {private[target]}")


RULE = Rule("PUB005", "link-to-private", "info", check, __doc__, since="0.1.0", status="preview")
