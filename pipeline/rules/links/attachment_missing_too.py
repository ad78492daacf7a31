"""A link asks for an attachment that is missing together with others, as `missing-attachments` says.

## Why

What is missing as a whole is one fault, not one for every link. These are the other links that it concerns.

## Wrong

Nothing of its own; see `missing-attachments`.

## Right

The missing folder put where the links look for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.links.broken import BrokenLinks
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for lack, (_, *others) in BrokenLinks.of(wiki).absent.items():
        for other in others:
            yield Finding(other.source, other.link.place, f'{lack}, so no "{other.link.target}"')


RULE = Rule("LNK013", "attachment-missing-too", "info", check, __doc__, since="0.1.0")
