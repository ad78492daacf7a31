"""No map of content leads to a note, not even by way of other notes.

## Why

Who reads along the maps never comes here. In a wiki without any map the rule is silent.

## Wrong

A note `Bias.md` that only notes link to which stand in no map either.

## Right

`[[Bias]]` in the map of its category.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.moc import is_door, is_moc
from pipeline.model.wiki import Wiki
from pipeline.rules.graph.ways import reachable
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    maps = [path for path, note in wiki.notes.items() if is_moc(note)]
    reached = reachable(wiki, maps) if maps else set(wiki.notes)
    for path, note in wiki.notes.items():
        if path not in reached and path not in wiki.graph.redirects and not is_door(note):
            yield Finding(path, note.front.head, "no map of content leads to this note")


RULE = Rule("GRF002", "unmapped", "info", check, __doc__, since="0.1.0", status="preview")
