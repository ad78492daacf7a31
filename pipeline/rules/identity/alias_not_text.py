"""An entry among the aliases is no text, or an empty one.

## Why

It names nothing: YAML took `42` for a number, `yes` for a truth value, `[Weight]` for a list, and no link finds the
note by it. What was meant as a name must be quoted.

## Wrong

```yaml
aliases: [42, Weight]
```

## Right

```yaml
aliases: ["42", Weight]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.frontmatter import Json, Pointer
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    roles = wiki.options.roles
    told = {(fault.path, fault.pointer) for fault in wiki.faults}
    for note in wiki.notes.values():
        for name in (*roles.aliases, *roles.hidden_aliases):
            for pointer, item in _items(note, name):
                kind = _kind(item)
                if kind and (note.path, pointer) not in told:
                    yield Finding(note.path, note.front.where(*pointer), f"an alias is text, and this is {kind}")


def _items(note: Note, name: str) -> Iterator[tuple[Pointer, Json]]:
    """The entries of a list, each with the way to it. One value alone is an entry, unless it was never filled in."""
    value = note.front.data.get(name)
    if isinstance(value, list):
        yield from (((name, index), item) for index, item in enumerate(value))
    elif value is not None and not isinstance(value, str):
        yield (name,), value


def _kind(item: Json) -> str:
    """What an entry is that is no name, in words; empty of a name."""
    if isinstance(item, str):
        return "" if item.strip() else "empty"
    if item is None:
        return "nothing"
    if isinstance(item, bool):
        return "a truth value"
    if isinstance(item, int | float):
        return "a number"
    return "a list" if isinstance(item, list) else "a mapping"


RULE = Rule("ID016", "alias-not-text", "warning", check, __doc__, since="0.1.0")
