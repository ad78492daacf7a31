"""What a note has to read, as far as a rule can see: its first sentences, its headings, and how much else there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.name import folded
from pipeline.model.note import Note
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Check, Finding

SHORT = 120
"""Words. A page that an error message fills is shorter; a note about error messages is longer."""


def readable(wiki: Wiki) -> Iterator[Note]:
    """The notes that are meant to be read: no redirects, nothing empty or unreadable."""
    for note in wiki.notes.values():
        if note.path not in wiki.graph.redirects and note.unreadable is None and not note.empty:
            yield note


def quoting(phrases: re.Pattern[str], what: str) -> Check:
    """A check that reports short notes whose first sentences hold one of the phrases, and quotes it."""

    def check(wiki: Wiki) -> Iterator[Finding]:
        for note in readable(wiki):
            found = (
                phrases.search(folded(note.body.excerpt)) if note.body.words <= SHORT and not note.snippets else None
            )
            if found:
                yield Finding(
                    note.path, note.front.head, f'{what}: "{found[0].strip()}"', help="write the note, or delete it"
                )

    return check
