"""A mark on a snippet or a value is wrong: an unknown key, a skip without a reason, a comment that belongs to nothing.

## Why

A misspelt key is silently no key at all: the snippet would be run, or not be run, against its author's will.

## Wrong

````markdown
```python {test=skip}
````

## Right

````markdown
```python {test=skip reason="needs a GPU"}
````
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        of_snippets = (fault for snippet in note.snippets for fault in snippet.faults)
        for fault in dict.fromkeys((*of_snippets, *note.body.faults)):
            yield Finding(note.path, fault.place, fault.message)


RULE = Rule("SNP008", "snippet-mark", "error", check, __doc__, since="0.1.0")
