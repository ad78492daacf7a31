"""Notes → the name table, the clusters of notes that name one concept, and all that a merge plan offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.dedupe.clusters import clusters
from pipeline.dedupe.names import name_table

if TYPE_CHECKING:
    from pipeline.dedupe.proposal import Proposal

__all__ = ["clusters", "name_table", "propose"]


def propose(*arguments: Any, **options: Any) -> Proposal:
    """All that a plan can offer; what is needed for it is imported now."""
    from pipeline.dedupe import proposal

    return proposal.propose(*arguments, **options)
