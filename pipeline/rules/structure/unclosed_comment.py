"""A comment is opened and never closed, so that nothing after it is shown.

## Why

What follows an opening `%%` at the beginning of a line, or `<!--`, is hidden up to the closing mark.
Where that is forgotten, the rest of the note is hidden with it: from readers, from the search, and from the other rules.

## Wrong

```markdown
A parameter is learned from data.

%% ask someone about buffers

A hyperparameter is set by a person.
```

## Right

```markdown
A parameter is learned from data.

%% ask someone about buffers %%

A hyperparameter is set by a person.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        for place in note.body.unclosed:
            yield Finding(note.path, place, "the comment is never closed: nothing after it is shown")


RULE = Rule("STR006", "unclosed-comment", "warning", check, __doc__, since="0.1.0", status="preview")
