"""A figure in the text is not what the snippets of the note compute.

## Why

Figures are copied into prose once and forgotten; the code beside them moves on.

## Wrong

```markdown
It has <!-- value: total -->110<!-- /value --> parameters.
```

where `total` is 109 after the snippets ran.

## Right

```markdown
It has <!-- value: total -->109<!-- /value --> parameters.
```

`wikimill test --update` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Edit, Fix
from pipeline.model.note import Note
from pipeline.model.snippet import BoundValue
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.values import computed, key


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        results = computed(note, wiki) if note.body.values else {}
        for value in note.body.values:
            right = results.get(key(value))
            if right is not None and right != value.text:
                yield _finding(note, value, right)


def _finding(note: Note, value: BoundValue, right: str) -> Finding:
    fix = Fix(False, f"write {right}", (Edit(note.path, value.place.start, value.place.end, right),))
    return Finding(
        note.path, value.place, f"the text says {value.text or 'nothing'}, and `{value.name}` is {right}", fix=fix
    )


RULE = Rule("SNP009", "value-differs", "error", check, __doc__, since="0.1.0", fix="unsafe")
