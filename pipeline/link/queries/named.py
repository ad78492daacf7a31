"""The note that a person means by a name."""

from __future__ import annotations

from dataclasses import replace

from pipeline.link.ends import Ends
from pipeline.link.indexes import indexes, old_path_tables
from pipeline.link.match import by_name
from pipeline.model.graph import LinkGraph
from pipeline.model.name import NameTable
from pipeline.model.options import Options
from pipeline.model.source import Inventory


def named(
    name: str, inventory: Inventory, names: NameTable, options: Options, graph: LinkGraph | None = None
) -> tuple[str, ...]:
    """All that a wikilink of this name could mean, the likeliest first; empty for nothing.

    With a graph, old paths are names too, and redirects are followed.
    """
    tables = indexes(inventory.notes, inventory, names)
    redirects = graph.redirects if graph else {}
    old = (path for path, redirect in redirects.items() if not redirect.is_note)
    match = by_name(name, "", replace(tables, old=old_path_tables(old)), options)
    if match is None:
        return ()
    ends = filter(None, map(Ends(redirects).end, match.bucket.paths))
    return tuple(dict.fromkeys(end.path for end in ends))
