"""Notes that name the same concept, and why one thinks so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tier: TypeAlias = Literal["auto", "auto-stub", "review"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against, in words."""

    supports: bool
    kind: str
    words: str
    members: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A canonical note and those that name its concept; every member matches the canonical note itself."""

    members: tuple[str, ...]
    """Paths, sorted, the canonical one included."""
    canonical: str
    tier: Tier
    evidence: tuple[Evidence, ...]
