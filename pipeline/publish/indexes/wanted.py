"""Notes that others ask for and nobody has written yet."""

from __future__ import annotations

import re

from pipeline.model.globs import matcher
from pipeline.model.page import INDEXES, Page
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.html.filekinds import is_medium
from pipeline.publish.indexes.leaf import LONGEST, Leaf, Line, Stretch, Way, pages
from pipeline.publish.privacy import spoken
from pipeline.publish.wording.letters import name_order

PATH = f"{INDEXES}/wanted.md"
_ASKERS = 5
"""Notes named beside a wanted one; of more only the number is told."""
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")


def wanted_pages(edition: Edition, path: str, above: tuple[Way, ...], free: FreePaths) -> tuple[Page, ...]:
    """What links and relations of public notes ask for, that of most notes first; no page where they ask for nothing."""
    asked = wanted(edition)
    if not asked:
        return ()
    said = edition.words
    lines = tuple(
        Line(Way(name, None), said.notes(len(askers)), beside=tuple(_askers(edition, askers)))
        for name, askers in sorted(asked.items(), key=lambda item: (-len(item[1]), name_order(item[0])))
    )
    leaf = Leaf(path, said.index.wanted, above, (Stretch(lines, css="wm-wanted"),), told=said.index.wanted_told)
    return pages(leaf, said, free, LONGEST // 2)


def wanted(edition: Edition) -> dict[str, list[str]]:
    """Name → paths of the public notes that ask for it."""
    found: dict[str, dict[str, None]] = {}
    nodes = edition.wiki.graph.nodes
    excluded = matcher(edition.wiki.options.publish.exclude)
    for edge in edition.wiki.graph.edges:
        name = nodes[edge.target].title
        if nodes[edge.target].kind == "missing" and edge.source in edition.notes and _is_a_note(name, edge.kind):
            shown = spoken(edition.veil(edge.source).over(name))
            if shown and not excluded(name) and not excluded(f"{name}.md"):
                found.setdefault(shown, {})[edge.source] = None
    return {name: list(askers) for name, askers in found.items()}


def _is_a_note(name: str, kind: str) -> bool:
    """Whether a note would do; a picture or another file would not."""
    if kind == "image" or is_medium(name):
        return False
    return kind != "link" or not _SUFFIX.search(name.rpartition("/")[2])


def _askers(edition: Edition, askers: list[str]) -> list[Way]:
    return [Way(edition.title(path), edition.addresses[path]) for path in askers[:_ASKERS]]
