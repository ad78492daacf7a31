"""Where a match ends once its redirects are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.link.table import Bucket
from pipeline.model.graph import Redirect


@dataclass(frozen=True, slots=True)
class End:
    """The file that a name leads to, and the redirect it went by."""

    path: str
    redirected_from: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a name could mean after redirects."""

    candidates: tuple[str, ...]
    """Sorted; more than one make the name ambiguous; empty where every redirect on the way is broken."""
    only: End | None
    """The one end, where there is but one; a note called so itself goes before a redirect to it."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Follows matches. Each bucket is looked through once, however many links ask for it (law 3)."""

    redirects: Mapping[str, Redirect]
    _known: dict[Bucket, Meaning] = field(default_factory=dict)

    def meaning(self, bucket: Bucket) -> Meaning:
        """What a bucket means from anywhere."""
        known = self._known.get(bucket)
        if known is None:
            known = self._known[bucket] = self._meaning(bucket)
        return known

    def opened(self, bucket: Bucket, folder: str) -> End | None:
        """Where a link in a note of this folder goes; None where every redirect on the way is broken."""
        meaning = self.meaning(bucket)
        if meaning.only or not meaning.candidates:
            return meaning.only
        return self.end(bucket.opened(folder)) or next(filter(None, map(self.end, bucket.paths)))

    def end(self, path: str) -> End | None:
        """The file at the end of a path's redirects. A broken one ends at its note, or nowhere if it is an old path."""
        redirect = self.redirects.get(path)
        if redirect is None:
            return End(path, None)
        if redirect.final is not None:
            return End(redirect.final, path)
        return End(path, None) if redirect.is_note else None

    def _meaning(self, bucket: Bucket) -> Meaning:
        ends = list(filter(None, map(self.end, bucket.paths)))
        candidates = tuple(sorted({end.path for end in ends}))
        if len(candidates) != 1:
            return Meaning(candidates, None)
        return Meaning(candidates, next((end for end in ends if end.redirected_from is None), ends[0]))
