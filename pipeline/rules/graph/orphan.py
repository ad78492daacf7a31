"""Nothing links to a note.

## Why

Only a search finds it. The index pages of folders and maps of content are where readers come in; they need no link.

## Wrong

A note `Bias.md` that no other note names.

## Right

`[[Bias]]` in the note about Weight, or in the map of its category.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.moc import is_door, is_moc
from pipeline.model.wiki import Wiki
from pipeline.rules.graph.ways import FOLLOWED
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    linked = {edge.target for edge in wiki.graph.edges if edge.kind in FOLLOWED and edge.source != edge.target}
    for path, note in wiki.notes.items():
        if path not in linked and path not in wiki.graph.redirects and not is_door(note) and not is_moc(note):
            yield Finding(path, note.front.head, "nothing links to this note")


RULE = Rule("GRF001", "orphan", "info", check, __doc__, since="0.1.0", status="preview")
