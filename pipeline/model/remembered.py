"""A page that was made before, and what it hung on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pipeline.model.page import Page

Question: TypeAlias = tuple[str, str]
"""What was asked of the wiki: of which table, and by which key."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page, good for as long as the same questions get the same answers."""

    page: Page
    attachments: tuple[str, ...]
    """Paths of the files that the page uses, sorted."""
    questions: tuple[Question, ...]
    answers: str
    """Digest of what they were told."""


class PageMemory(Protocol):
    """Where pages are kept from one build to the next; what it lost costs time, never a result."""

    def recall(self, path: str) -> Remembered | None:
        """What the page of a note was when it was last made."""

    def keep(self, path: str, made: Remembered) -> None:
        """Keep it for the next time."""


class NoMemory:
    """For whoever builds once."""

    def recall(self, path: str) -> None:
        """Nothing."""

    def keep(self, path: str, made: Remembered) -> None:
        """Forgotten."""
