"""A canvas as JSON Canvas 1.0 (jsoncanvas.org) has it: cards at their places, and arrows between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.document import Document
from pipeline.model.link import Resolution
from pipeline.model.note import Note
from pipeline.model.place import TOP, Place

CardKind: TypeAlias = Literal["text", "file", "link", "group"]
Side: TypeAlias = Literal["top", "right", "bottom", "left"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle, in pixels, `y` downwards; its size is at least 1 by 1."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Card:
    """One node of a canvas."""

    kind: CardKind
    said: str
    """Of a text its Markdown, of a file its path from the root, of a link its address, of a group its label."""
    part: str = ""
    """The heading or block of a file, without its first `#`; empty where all of it is meant."""
    color: str = ""
    """`1` to `6`, `#rrggbb`, or empty."""
    spot: Spot | None = None
    """None where the canvas gives no place that can be drawn."""
    place: Place = TOP
    """Of a file: where the canvas names it."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One edge of a canvas, between two of its cards by their numbers."""

    start: int
    end: int
    start_side: Side | None = None
    end_side: Side | None = None
    start_head: bool = False
    end_head: bool = True
    label: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class CanvasFault:
    """Why a canvas cannot be read, in words, and from where on."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """One `.canvas` file, read. Reading never fails."""

    path: str
    cards: tuple[Card, ...] = ()
    """In the order of the file: later ones lie above."""
    arrows: tuple[Arrow, ...] = ()
    fault: CanvasFault | None = None
    odd: int = 0
    """Entries that are neither a card nor an arrow between two of them."""


@dataclass(frozen=True, slots=True)
class CardText:
    """The Markdown of a card, parsed and linked as if it were a note beside its canvas."""

    note: Note
    document: Document
    resolutions: tuple[Resolution, ...] = ()


CardReader: TypeAlias = Callable[[str, str], CardText]
"""Reads a card: the path that it would have as a note, and its Markdown."""


def is_canvas(path: str) -> bool:
    """Whether a file is a canvas by its name."""
    return path.lower().endswith(".canvas")
