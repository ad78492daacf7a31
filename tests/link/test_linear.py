"""Law 3: work grows linearly with notes and links. Counted in calls, since times deceive."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Mapping

import pytest

from pipeline.dedupe import clusters, name_table
from pipeline.link import link
from pipeline.link.mentions.automaton import Automaton
from pipeline.link.moving.moving import moved
from pipeline.model.options import Options
from pipeline.model.source import Inventory
from pipeline.model.wiki import Wiki
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
    "all have parts that moved": lambda size: {
        f"n{i}.md": Page(f"[[n{i + 1}#gone]] [[n0#p{i}]]", old_paths=(f"n{i - 1}.md#gone", f"n0.md#p{i}"))
        for i in range(size)
    },
    "all are one chain": lambda size: {
        f"n{i}.md": Page("[[n0]]", duplicate_of=f"n{i + 1}", status="merged") for i in range(size)
    },
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_notes_are_twice_the_work(shape: Shape) -> None:
    def compiled(pages: Mapping[str, Page]) -> Callable[[], object]:
        notes = {path: note(path, page) for path, page in pages.items()}
        inventory = Inventory(tuple(sorted(notes)), ())

        def work() -> object:
            names = name_table(notes)
            return clusters(notes, names, link(notes, inventory, names, Options()))

        return work

    once, twice = calls(compiled(shape(200))), calls(compiled(shape(400)))
    assert twice < 2.2 * once


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_move_is_twice_the_work_in_twice_the_notes(shape: Shape) -> None:
    def moving(pages: Mapping[str, Page]) -> Callable[[], object]:
        notes = {path: note(path, page) for path, page in pages.items()}
        inventory, names = Inventory(tuple(sorted(notes)), ()), name_table(notes)
        graph = link(notes, inventory, names, Options())
        today = datetime.date(2026, 5, 20)
        wiki = Wiki(Options(), inventory, notes, (), names, (), graph, {}, today)
        moves = {path: f"moved/{path}" for path in list(notes)[::3]}
        return lambda: moved(wiki, moves, name_table, lambda path: pages[path].body)

    once, twice = calls(moving(shape(150))), calls(moving(shape(300)))
    assert twice < 2.2 * once


def test_names_in_prose_are_found_in_one_pass() -> None:
    """However many names there are, and however they overlap."""

    def looking(size: int, names: int) -> Callable[[], object]:
        automaton = Automaton(["a" * (length + 1) + "b" for length in range(names)])
        return lambda: list(automaton.occurrences("a" * size))

    assert calls(looking(4000, 50)) < 2.2 * calls(looking(2000, 50))
    assert calls(looking(4000, 100)) < 1.2 * calls(looking(4000, 50))


def calls(work: Callable[[], object]) -> int:
    """Calls made while some work is done."""
    made = 0

    def count(*_: object) -> None:
        nonlocal made
        made += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made
