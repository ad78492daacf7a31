"""A note's file cannot be read: it is not UTF-8, or may not be opened.

## Why

Whatever the note says is lost to readers, to links and to search, and every link to one of its headings is in doubt.

## Wrong

A file saved as Latin-1, CP949 or UTF-16.

## Right

The same file saved as UTF-8: `iconv -f cp949 -t utf-8 note.md > note.utf8.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        if note.unreadable is not None:
            why = note.unreadable if note.unreadable.startswith("is ") else f"cannot be read: {note.unreadable}"
            yield Finding(note.path, note.unreadable_place, f"the note {why}")


RULE = Rule("FM001", "unreadable-note", "error", check, __doc__, since="0.1.0")
