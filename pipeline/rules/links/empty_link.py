"""A link names nothing: `[[]]`, `[text]()`.

## Why

A reader clicks on it and stays where he is.

## Wrong

```markdown
[the paper]()
```

## Right

```markdown
[the paper](https://example.org/paper)
```

A lambda of C++, `[=]()`, is none, even without backticks.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.link import Link
from pipeline.model.wiki import Wiki
from pipeline.rules.links.code import is_capture
from pipeline.rules.rule import Finding, Rule


def is_empty(link: Link) -> bool:
    """Whether nothing stands where a link's target belongs."""
    return not (link.target or "").strip() and not (link.fragment or "").strip()


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for link in note.links:
            if is_empty(link) and not is_capture(link):
                yield Finding(note.path, link.place, "the link names nothing")


RULE = Rule("LNK007", "empty-link", "warning", check, __doc__, since="0.1.0")
