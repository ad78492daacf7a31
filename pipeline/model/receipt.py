"""A stored run with its environment: what trusted machines found out, and commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.run import Environment, Run


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the author of a group of snippets controls of its result, as SHA-256, hexadecimal."""

    code: str
    """Of all cells with their marks."""
    fixtures: Mapping[str, str]
    """By name; empty text where the fixture does not exist."""
    data: Mapping[str, str]
    """By the name under which the snippets read the file."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The runs of one group of snippets, those alone that were executed."""

    path: str
    """Of the note."""
    group: str
    """As `group=` has it; empty for the note's own."""
    date: str
    """On which it ran, ISO 8601."""
    environment: Environment
    inputs: Inputs
    runs: Mapping[int, Run]
    """By the cell's position in the group, from 0. Lines count from the opening fence, which is line 0."""


@dataclass(frozen=True, slots=True)
class VoidReceipt:
    """A receipt of something that is there no more."""

    path: str
    """Of the note, which exists."""
    index: int | None
    """Of the first snippet of its group, in `Note.snippets`; None where the note has no such group."""
    date: str
    why: str
    """What changed, in words."""
