"""How many of a thing, in words."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`. `noun`: one that takes an s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
