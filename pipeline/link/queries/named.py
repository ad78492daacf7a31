"""The note that a person means by a name."""

from __future__ import annotations

from pipeline.link.indexes import indexes
from pipeline.link.match import by_name
from pipeline.model.name import NameTable
from pipeline.model.options import Options
from pipeline.model.source import Inventory


def named(name: str, inventory: Inventory, names: NameTable, options: Options) -> tuple[str, ...]:
    """All that a wikilink of this name could mean, redirects not followed, the likeliest first; empty for nothing."""
    match = by_name(name, "", indexes(inventory.notes, inventory, names), options)
    return match.bucket.paths if match else ()
