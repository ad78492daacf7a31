"""What the types of relations mean."""

from __future__ import annotations

SYMMETRIC = frozenset({"related", "contrasts with"})
"""Mean the same from either end."""
UPWARD = frozenset({"broader", "part of", "requires", "prerequisite", "prerequisites", "is a"})
"""Lead from a note to one that comes before it, so that a circle of them is nonsense."""
DOWNWARD = {"narrower": "broader", "has part": "part of", "required by": "requires"}
"""The same seen from the other end."""


def kind(type_: str) -> str:
    """A relation's type in one spelling: `part_of`, `part-of` and `Part of` are one."""
    return " ".join(type_.replace("_", " ").replace("-", " ").casefold().split())
