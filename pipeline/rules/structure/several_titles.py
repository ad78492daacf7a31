"""A note has more than one heading of level 1.

## Why

The heading of level 1 is the title; a second one begins a second note in the same file.

## Wrong

```markdown
# Parameter

# Weight
```

## Right

```markdown
# Parameter

## Weight
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.structure.headings import dividing


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        titles = [heading for heading in dividing(note) if heading.level == 1]
        for heading in titles[1:]:
            related = (Related(note.path, titles[0].place, "the title"),)
            yield Finding(note.path, heading.place, f'"{heading.text}" is a second title', related)


RULE = Rule("STR003", "several-titles", "warning", check, __doc__, since="0.1.0", status="preview")
