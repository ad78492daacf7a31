"""What a handler of python-frontmatter answers with: the bounds of a head, and its values with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.model.frontmatter import Field, FrontFault

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that no editor shows, and that hide a delimiter from other programs."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Offsets of a head, in characters from 0."""

    start: int
    """Of the line with the opening delimiter."""
    inner: int
    """After the opening delimiter's line."""
    inner_end: int
    """Before the closing delimiter."""
    end: int
    """After the closing delimiter and its line end."""


class Head(dict[str, Any]):
    """The values of a head as JSON, where each of them stands, and what is wrong with the head as text."""

    __slots__ = ("faults", "fields", "is_mapping")

    def __init__(
        self,
        data: dict[str, Any],
        fields: tuple[Field, ...] = (),
        faults: tuple[FrontFault, ...] = (),
        *,
        is_mapping: bool = True,
    ) -> None:
        super().__init__(data)
        self.fields = fields
        self.faults = faults
        self.is_mapping = is_mapping
        """False where the text is no mapping, or no valid text at all."""
