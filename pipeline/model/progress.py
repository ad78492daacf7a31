"""How long work tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told the step in words, how much of it is done, and of how much."""


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
