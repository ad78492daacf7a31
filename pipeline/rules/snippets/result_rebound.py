"""A snippet gives a name another value without looking at the old one, and what follows uses the name.

## Why

Whoever copies the first snippet and the last gets another result than the note shows, and a figure in the prose between
them is no longer the one that was computed there. Loop variables, functions, imports, names that begin with `_`, the
same assignment once more, hidden set-up, and names that nothing uses any more are no matter.

## Wrong

```python
total = 109
```

```python
total = 7
```

```python
print(total)
```

## Right

```python
total = 109
```

```python
rest = 7
```

```python
print(rest)
```

or a `group=` for the second: ```` ```python {group=rest} ````.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.note import Note
from pipeline.model.run import Run
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import fence, runs


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, run in runs(wiki):
        for name, giver in run.rebinds:
            if giver < run.index and _matters(note, run, name, giver):
                yield _finding(note, run, name, giver)


def _matters(note: Note, run: Run, name: str, giver: int) -> bool:
    if note.snippets[giver].hidden or note.snippets[run.index].hidden:
        return False
    later = [snippet for snippet in note.snippets[run.index + 1 :] if snippet.group == run.group]
    word = re.compile(rf"(?<![\w.]){re.escape(name)}\b")
    figures = note.body.values if not run.group else ()
    return any(word.search(snippet.code) for snippet in later) or any(
        value.name.partition(".")[0] == name for value in figures
    )


def _finding(note: Note, run: Run, name: str, giver: int) -> Finding:
    first = note.snippets[giver]
    return Finding(
        note.path,
        fence(note.snippets[run.index]),
        f"`{name}` of the snippet at line {first.place.line} gets another value here, unseen, and what follows uses it",
        help="give it a name of its own, or open a `group=`",
        related=(Related(note.path, fence(first), f"the first `{name}`"),),
    )


RULE = Rule("SNP012", "result-rebound", "info", check, __doc__, since="0.1.0", status="preview")
