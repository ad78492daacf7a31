"""Two sections under the same heading have the same name.

## Why

A link to the heading reaches the first of them only, and nobody can tell them apart in the table of contents.

## Wrong

```markdown
## Types

### Weights

### Weights
```

## Right

```markdown
## Types

### Weights

### Shared weights
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.heading import Heading
from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.structure.headings import dividing


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for first, heading in _repeats(note):
            related = (Related(note.path, first.place, "first here"),)
            yield Finding(note.path, heading.place, f'"{heading.text}" stands twice in the same section', related)


def _repeats(note: Note) -> Iterator[tuple[Heading, Heading]]:
    """Headings whose way from the top is that of an earlier one, each with the first."""
    way: list[Heading] = []
    seen: dict[tuple[int | str, ...], Heading] = {}
    for heading in dividing(note):
        while way and way[-1].level >= heading.level:
            way.pop()
        above = way[-1].place.start if way else -1
        first = seen.setdefault((above, folded(heading.text)), heading)
        if first is not heading:
            yield first, heading
        way.append(heading)


RULE = Rule("STR004", "repeated-heading", "warning", check, __doc__, since="0.1.0", status="preview")
