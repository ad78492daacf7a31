"""How a vault writes its links. A dialect is a value; to add another, add a line to `DIALECTS`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Dialect:
    """How wikilinks are split and which shapes of target are tried."""

    name: str
    wikilinks: bool = True
    """False: `[[x]]` is plain text."""
    label_first: bool = False
    """True: `[[label|target]]`, as Dendron writes it."""
    dotted_folders: bool = False
    """True: `a.b.c` is also the path `a/b/c`, and the other way round."""
    markdown_by_name: bool = False
    """True: a Markdown link that no path satisfies may also be the end of a path, as Obsidian reads `[x](Note%20name)`.

    An id, a title or an alias it never is.
    """
    vaults: bool = False
    """True: `name://vault/note`, under the dialect's own name, is a note of this wiki or of one beside it."""
    ranges: bool = False
    """True: the fragment `from,1:#to` names all from one heading to another; where it begins is what counts."""


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        dialect.name: dialect
        for dialect in (
            Dialect("obsidian", markdown_by_name=True),
            Dialect("dendron", label_first=True, dotted_folders=True, vaults=True, ranges=True),
            Dialect("foam"),
            Dialect("markdown", wikilinks=False),
        )
    }
)
