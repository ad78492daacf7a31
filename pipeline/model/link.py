"""A link as it is written, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.place import Place

LinkKind: TypeAlias = Literal["wikilink", "embed", "link", "image"]
LinkStatus: TypeAlias = Literal["ok", "missing", "ambiguous", "missing-fragment", "external"]
Via: TypeAlias = Literal["path", "suffix", "id", "title", "alias", "redirect"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a note, before it is resolved."""

    place: Place
    kind: LinkKind
    raw: str
    """The slice of the source at `place`."""
    target: str | None
    """Decoded, without fragment; None where the link has only a fragment. An external address stays as written."""
    fragment: str | None
    """Without its `#`, decoded; nested headings as `h1#h2`, a block as `^id`."""
    label: str | None
    """What a reader sees; None where the link gives none of its own."""
    external: bool
    """True for an address with a scheme or a host."""
    sentence: str
    """Plain text of the sentence around the link, at most 300 characters, comments left out."""
    field: str | None = None
    """The front-matter field it stands in, None for the body."""
    in_table: bool = False
    """True in a cell of a table, where a pipe must be written `\\|`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a link goes, and why."""

    source: str
    """Path of the note that holds the link."""
    index: int
    """Of the link in `Note.links`, from 0."""
    status: LinkStatus
    resolved: str | None
    """Path of the final note or attachment; where `status` is `ambiguous`, the one Obsidian opens."""
    via: Via | None
    redirected_from: str | None
    """Path of the first redirect on the way, None where there was none."""
    candidates: tuple[str, ...]
    """All that the name could mean, sorted; empty where nothing."""
    anchor: str | None
    """The id of the heading or block on the target's page; None where there is no fragment, or none was found."""
    exact: bool = True
    """False where the target is spelt otherwise than the name it matched: letter case, width, composition."""
