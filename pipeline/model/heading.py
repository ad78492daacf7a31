"""What a fragment can point at: headings and blocks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.place import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a note's body."""

    place: Place
    level: int
    """1 to 6."""
    text: str
    """Plain text, without markup."""
    slug: str
    """The id on the page: a Unicode slug, unique in the note (`_1` for the first repeat)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or the like that carries `^id`."""

    place: Place
    id: str
    """Without the caret."""
