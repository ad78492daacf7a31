"""A snippet has no current run: it is new or changed, or was never run.

## Why

`wikimill check` executes nothing; what it knows of a snippet comes from the last `wikimill test`.
Where a receipt tells of another machine's run of the very same snippet, that is shown instead.

## Wrong

Nothing. This is for your information.

## Right

`wikimill test`, then the outcome is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import fence, is_tested


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        known = wiki.runs.get(note.path, {})
        for index, snippet in enumerate(note.snippets):
            if index not in known and is_tested(snippet, wiki):
                yield Finding(
                    note.path, fence(snippet), "the snippet has not been run as it stands; `wikimill test` runs it"
                )
            elif index in known and known[index].receipt and known[index].status == "passed":
                told = f"the snippet has not been run here; {known[index].attested}"
                yield Finding(note.path, fence(snippet), told)


RULE = Rule("SNP007", "not-run", "info", check, __doc__, since="0.1.0")
