"""A figure in the text is bound to a name that no snippet of the note defines.

## Why

It looks checked, and nothing checks it.

## Wrong

```markdown
It has <!-- value: totl -->109<!-- /value --> parameters.
```

where the snippets define `total`.

## Right

```markdown
It has <!-- value: total -->109<!-- /value --> parameters.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import is_tested
from pipeline.rules.snippets.values import computed, key


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        if note.body.values and _all_ran(note, wiki):
            results = computed(note, wiki)
            for value in note.body.values:
                if key(value) not in results:
                    yield Finding(note.path, value.place, f"no snippet of this note defines `{value.name}`")


def _all_ran(note: Note, wiki: Wiki) -> bool:
    """Whether every snippet ran to its end, so that a name which is not there never comes."""
    runs = wiki.runs.get(note.path, {})
    tested = (index for index, snippet in enumerate(note.snippets) if is_tested(snippet, wiki))
    return all(index in runs and runs[index].status == "passed" for index in tested)


RULE = Rule("SNP010", "value-unknown", "error", check, __doc__, since="0.1.0")
