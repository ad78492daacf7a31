"""Where tokens are rendered: whose they are, on which page, within which embeds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.model.note import Note
from pipeline.publish.address import relative
from pipeline.publish.edition import Edition


@dataclass(slots=True)
class Gathered:
    """What one page has used so far; it grows while the page is rendered."""

    attachments: set[str] = field(default_factory=set)
    embeds: int = 0
    nested: int = 0
    """Those of them that stand within another."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One note's tokens on one page."""

    edition: Edition
    page: str
    """Path of the note whose page it is."""
    note: Note
    """The note whose tokens are rendered; another one within an embed."""
    gathered: Gathered
    way: tuple[tuple[str, str | None], ...] = ()
    """The embeds that led here, as path and anchor, the page first."""
    number: int = 0
    """0 for the page itself, else the number of the embed on it."""

    @property
    def embedded(self) -> bool:
        """Whether this is part of another note's page: its ids would clash with those of the page."""
        return self.number > 0

    def id(self, name: str) -> str:
        """A name made unique on the page, for footnotes."""
        return f"{name}-{self.number}" if self.embedded else name

    def within(self, note: Note, anchor: str | None) -> Scene:
        """The scene of an embed."""
        self.gathered.embeds += 1
        self.gathered.nested += self.embedded
        return replace(self, note=note, way=(*self.way, (note.path, anchor)), number=self.gathered.embeds)

    def href(self, path: str, anchor: str | None = None) -> str:
        """The URL of a note's page or of an attachment, which counts as used."""
        if path in self.edition.attachments:
            self.gathered.attachments.add(path)
        return self.edition.href(self.page, path, anchor)

    def to(self, address: str) -> str:
        """The URL of a page that no note is."""
        return relative(self.edition.addresses[self.page], address)
