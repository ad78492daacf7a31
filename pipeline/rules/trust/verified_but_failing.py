"""A note says that it is verified while a snippet of its own fails.

## Why

A reader trusts the word. It has to hold for the code that stands right there.

## Wrong

```yaml
status: verified
```

above a snippet that fails, crashes, times out or lacks a name.

## Right

The snippet mended; or `status: draft` until it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.diagnostic import Related
from pipeline.model.note import Label, Note
from pipeline.model.run import FAILURES, Run
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import fence, said
from pipeline.rules.trust.verified import verified

SHOWN = 5


def check(wiki: Wiki) -> Iterator[Finding]:
    for note, status in verified(wiki):
        runs = wiki.runs.get(note.path, {})
        failed = [run for index, run in sorted(runs.items()) if run.status in FAILURES and index < len(note.snippets)]
        if failed:
            yield _finding(note, status, failed)


def _finding(note: Note, status: Label, failed: list[Run]) -> Finding:
    count = "a snippet of it" if len(failed) == 1 else f"{len(failed)} snippets of it"
    verb = "does" if len(failed) == 1 else "do"
    related = tuple(
        Related(note.path, fence(note.snippets[run.index]), f"{run.status}: {said(run).splitlines()[0]}")
        for run in failed[:SHOWN]
    )
    return Finding(note.path, status.place, f"the note says {status.text}, and {count} {verb} not pass", related)


RULE = Rule("TRU001", "verified-but-failing", "error", check, __doc__, since="0.1.0")
