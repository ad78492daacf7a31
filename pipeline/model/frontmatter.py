"""A note's YAML (or TOML, or JSON) head: values, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.place import TOP, Place

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
Pointer: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and list indexes from 0, as `("tags", 2)`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the front matter, at any depth, and where it and its key stand."""

    pointer: Pointer
    key: Place | None
    """None for a list item."""
    value: Place
    raw: str | None
    """A scalar as it is written, quotes included; None for a list or a mapping."""
    kind: Literal["plain", "quoted", "block", "list", "mapping", "alias"]
    tag: str
    """What YAML resolves a scalar to: `str`, `int`, `float`, `bool`, `null`, `timestamp`, `seq`, `map`, or the explicit tag."""


@dataclass(frozen=True, slots=True)
class FrontFault:
    """What is wrong with the head as text, whatever a schema says."""

    kind: Literal[
        "syntax",
        "duplicate-key",
        "not-a-mapping",
        "unclosed",
        "tab",
        "multi-document",
        "leading-blank",
        "key-type",
        "unsupported",
    ]
    message: str
    place: Place
    related: Place | None = None
    """The first of two equal keys."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a note.

    `data` holds JSON values only: a date is the string as written, a key is a string, and an
    infinite float stays a float. Of duplicate keys the last value counts, as in PyYAML.
    """

    format: Literal["yaml", "toml", "json"] | None
    """None: the note has none."""
    place: Place
    """With both delimiters and the line end after the closing one; empty at the top where there is none."""
    data: Mapping[str, Json]
    fields: tuple[Field, ...]
    """In the order of the text."""
    faults: tuple[FrontFault, ...]

    def field(self, *pointer: str | int) -> Field | None:
        """The field at a pointer, or None; of duplicate keys the last."""
        return next((field for field in reversed(self.fields) if field.pointer == pointer), None)

    def where(self, *pointer: str | int) -> Place:
        """The place of the value at a pointer; of the head's first line where there is no such value."""
        found = self.field(*pointer)
        return found.value if found else self.head

    @property
    def head(self) -> Place:
        """The first line of the head, for findings about what is missing from it."""
        start = self.place
        return Place(
            start.start, start.start + (3 if self.format else 0), start.line, 1, start.line, 4 if self.format else 1
        )


NO_FRONT_MATTER = FrontMatter(None, TOP, {}, (), ())
