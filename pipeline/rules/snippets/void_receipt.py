"""A receipt tells of a snippet that is no more what it was: its code, its marks, a fixture or a data file changed.

## Why

A receipt in `.wikimill/receipts.json` stands for a run on another machine, such as one that has torch.
Once the snippet changed, nobody knows whether it still passes; the receipt counts for nothing and is shown nowhere.

## Wrong

A snippet is edited after `wikimill test --write-receipts` kept its result.

## Right

`wikimill test --write-receipts` again, where all that the snippet needs is installed, and the receipts committed.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule
from pipeline.rules.snippets.runs import fence


def check(wiki: Wiki) -> Iterator[Finding]:
    for void in wiki.void:
        note = wiki.notes.get(void.path)
        if note is not None:
            known = void.index is not None and void.index < len(note.snippets)
            place = fence(note.snippets[void.index or 0]) if known else TOP
            message = f"the receipt of {void.date} is void: {void.why}"
            yield Finding(note.path, place, message, help="run `wikimill test --write-receipts` where it can run")


RULE = Rule("SNP011", "void-receipt", "warning", check, __doc__, since="0.1.0")
