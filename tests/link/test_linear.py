"""Law 3: work grows linearly with notes and links. Counted in calls, since times deceive."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import pytest

from pipeline.dedupe import clusters, name_table
from pipeline.link import link
from pipeline.model.options import Options
from pipeline.model.source import Inventory
from tests.link.wikis import Page, note

Shape = Callable[[int], Mapping[str, Page]]

SHAPES: Mapping[str, Shape] = {
    "each links to the next": lambda size: {
        f"f{i % 7}/n{i}.md": Page(f"[[n{i + 1}]] [t](n{i}.md)") for i in range(size)
    },
    "all have one file name": lambda size: {
        f"f{i}/index.md": Page("[[index]] [[INDEX]] [t](../f1/)") for i in range(size)
    },
    "all have one title": lambda size: {f"n{i}.md": Page("[[Same]] [[#Same]]", title="Same") for i in range(size)},
    "all share an alias and a tag": lambda size: {
        f"n{i}.md": Page("[[Same]]", aliases=("Same",), tags=("t",)) for i in range(size)
    },
    "all are duplicates of one name": lambda size: {
        f"n{i}.md": Page(title="Same", duplicate_of="Same", status="merged") for i in range(size)
    },
    "all want the same": lambda size: {
        f"n{i}.md": Page("[[Nothing]] [[nothing#x]] [t](no/where)") for i in range(size)
    },
    "all link to one heading": lambda size: {
        "hub.md": Page("\n".join(f"# H{i}\n## Same" for i in range(size))),
        **{f"n{i}.md": Page(f"[[hub#H{i}#Same]] [[hub#same]]") for i in range(size)},
    },
    "all have old paths": lambda size: {
        f"n{i}.md": Page(f"[[old/{i + 1}]]", old_paths=(f"old/{i}",)) for i in range(size)
    },
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_notes_are_twice_the_work(shape: Shape) -> None:
    once, twice = work(shape(200)), work(shape(400))
    assert twice < 2.2 * once


def work(pages: Mapping[str, Page]) -> int:
    """Calls made while names, links and clusters of a wiki are found."""
    notes = {path: note(path, page) for path, page in pages.items()}
    inventory = Inventory(tuple(sorted(notes)), ())
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        names = name_table(notes)
        clusters(notes, names, link(notes, inventory, names, Options()))
    finally:
        sys.setprofile(before)
    return calls
