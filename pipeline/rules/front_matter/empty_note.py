"""A note's file holds nothing but white space.

## Why

Links to it succeed, and the reader arrives at a blank page.

## Wrong

A file of 0 bytes, as some editors leave behind when a link to a note that does not exist is clicked.

## Right

A note with at least a title and a sentence, or no file: then the link is reported as broken, and the note as wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.place import TOP
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Finding, Rule


def check(wiki: Wiki) -> Iterator[Finding]:
    for note in wiki.notes.values():
        if note.empty and note.unreadable is None:
            yield Finding(note.path, TOP, "the note is empty", help="write its first sentence, or delete the file")


RULE = Rule("FM011", "empty-note", "warning", check, __doc__, since="0.1.0")
