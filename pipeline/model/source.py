"""A note's file as it came from the disk, and the list of all files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One note's file: its path and its bytes, or why they could not be had."""

    path: str
    """Relative to the wiki, with `/`."""
    data: bytes
    error: str | None = None
    """Why the file could not be read, in words; `data` is empty then."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every file of a wiki, each tuple sorted by code points; paths are relative to the wiki, with `/`."""

    notes: tuple[str, ...]
    attachments: tuple[str, ...]
    strays: tuple[Stray, ...] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """Something named like a note that is none: a directory `x.md`, a pipe."""

    path: str
    reason: str
