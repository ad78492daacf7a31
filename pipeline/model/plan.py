"""A merge plan: which notes may become one, for people to review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.model.cluster import Evidence, Tier
from pipeline.model.frontmatter import Json

Decision: TypeAlias = Literal["merge", "keep-apart", "later"]
Bodies: TypeAlias = Literal["identical", "append", "drop-stub"]

FIRST_DECISION: Mapping[Tier, Decision] = {"auto": "merge", "auto-stub": "merge", "review": "later"}
"""What a plan proposes before anybody has looked at it."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One link before and after a merge."""

    path: str
    line: int
    """From 1."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedCluster:
    """Notes that may become one, and what that would change."""

    members: tuple[str, ...]
    """Paths, sorted, the canonical one included."""
    canonical: str
    why: str
    tier: Tier
    evidence: tuple[Evidence, ...]
    decision: Decision
    hashes: Mapping[str, str] = field(default_factory=dict)
    """Path → SHA-256 of the file that the plan was made of."""
    fields: Mapping[str, Json] = field(default_factory=dict)
    """What changes in the front matter of the canonical note."""
    links: tuple[Rewrite, ...] = ()
    bodies: Bodies | None = None
    """What becomes of the other bodies; None where that was not thought out."""
    licences: tuple[str, ...] = ()
    """Of the texts that come together, where they say one."""


@dataclass(frozen=True, slots=True)
class OfferedRelation:
    """Two notes that are no synonyms: the one says of the other what it is to it."""

    source: str
    type: str
    target: str
    why: str
    decision: Literal["add", "later"] = "later"


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name of several concepts, for which a note could tell them apart."""

    name: str
    notes: tuple[str, ...]
    why: str
    decision: Literal["write", "later"] = "later"


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be merged, related and told apart."""

    id: str
    clusters: tuple[PlannedCluster, ...]
    relations: tuple[OfferedRelation, ...] = ()
    names: tuple[SharedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Two notes that a person said are different."""

    members: tuple[str, str]
    """Paths, sorted."""
    ids: tuple[str | None, str | None] = (None, None)
    """Of the same notes; they stay when the files move."""
    why: str = ""
