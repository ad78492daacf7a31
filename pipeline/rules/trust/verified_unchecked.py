"""A note says that it is verified, and its snippets assert nothing.

## Why

A snippet that merely runs proves that it can be run. Only an assertion, an expected output or an expected exception
says that the result is right.

## Wrong

```python
active = 12.9e9
print(active)
```

## Right

```python
active = 12.9e9
assert active < 46.7e9
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.run import Run
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import fence, is_tested
from pipeline.rules.trust.verified import verified

SHOWN = 5


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, status in verified(wiki):
        tested = [index for index, snippet in enumerate(note.snippets) if is_tested(snippet, wiki)]
        runs = wiki.runs.get(note.path, {})
        if tested and all(index in runs and _ran_unchecked(runs[index]) for index in tested):
            related = tuple(
                Related(note.path, fence(note.snippets[index]), f"only {runs[index].level}") for index in tested[:SHOWN]
            )
            message = f"the note says {status.text}, and its snippets assert nothing"
            yield Finding(note.path, status.place, message, related, help="assert what the text claims")


def _ran_unchecked(run: Run) -> bool:
    return run.status == "passed" and run.level != "checked"


RULE = Rule("TRU002", "verified-unchecked", "warning", check, __doc__, since="0.1.0")
