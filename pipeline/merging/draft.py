"""A wiki as it would be if some of its files had other texts: nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pipeline import read
from pipeline.build import assemble
from pipeline.model.note import Note
from pipeline.model.source import Inventory, Source
from pipeline.model.text import Text
from pipeline.model.wiki import Wiki

Texts = Mapping[str, Text | None]
"""New texts by path; None: the file is gone."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A wiki, and what makes it differ from the files on the disk."""

    wiki: Wiki
    original: Callable[[str], Text | None]
    """A note's text as it is on the disk; None where it cannot be read."""
    changed: Texts

    @staticmethod
    def of(wiki: Wiki, original: Callable[[str], Text | None]) -> Draft:
        """The wiki as it is."""
        return Draft(wiki, original, {})

    def text(self, path: str) -> Text | None:
        """A note's text, as it would be."""
        return self.changed[path] if path in self.changed else self.original(path)

    def body(self, path: str) -> str:
        """A note's text without its front matter; empty where it cannot be read."""
        text = self.text(path)
        return text.content[self.wiki.notes[path].body.place.start :] if text else ""

    def having(self, texts: Texts) -> Draft:
        """The draft with more changes; notes that stay as they are are not read again."""
        if not texts:
            return self
        old = self.wiki
        notes = {path: note for path, note in old.notes.items() if path not in texts}
        notes |= {path: self.read(path, text) for path, text in texts.items() if text is not None}
        wiki = assemble(
            notes.values(),
            [fault for fault in old.faults if fault.path not in texts],
            Inventory(tuple(sorted(notes)), old.inventory.attachments, old.inventory.strays),
            old.options,
            old.now,
            {path: runs for path, runs in old.runs.items() if path not in texts},
        )
        return replace(self, wiki=wiki, changed={**self.changed, **texts})

    def read(self, path: str, text: Text) -> Note:
        """A note with a text, read by itself."""
        return read.read(Source(path, text.encode()), self.wiki.options)
