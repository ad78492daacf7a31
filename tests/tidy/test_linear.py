"""Law 3: a clean-up of twice the notes is twice the work, whatever there is to clean. Counted in calls, since times deceive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from pipeline.model.graph import Edge
from pipeline.model.ledger import Ledger, Published
from pipeline.tidying.heads import Heads
from pipeline.tidying.leftovers import Leftover, leftovers
from pipeline.tidying.maps import mapped
from pipeline.tidying.tidy import Tidied, Wishes, tidy
from tests.dedupe.drafts import NOW, draft, orders
from tests.link.test_linear import calls

Files = Mapping[str, str]


def note(number: int, head: str = "", body: str = "") -> str:
    words = " ".join(f"{word}{number}" for word in ("apple", "bridge", "candle", "door", "engine", "field") * 3)
    return f"---\nid: n{number}\n{head}---\n\n{body or f'About {words}.'}\n"


SHAPES: Mapping[str, Callable[[int], Files]] = {
    "three notes of each category": lambda size: {
        f"n{at}.md": note(at, f"category: Kind {at // 3}\n") for at in range(size)
    },
    "a map of each category": lambda size: {
        f"n{at}.md": note(at, f"category: Kind {at // 3}\n", "" if at % 3 else f"# Kind {at // 3} MOC")
        for at in range(size)
    },
    "every second one a declared duplicate": lambda size: {
        f"n{at}.md": note(at, f"duplicate_of: n{at - 1}\n" if at % 2 else "") for at in range(size)
    },
    "a map of all, and every second one a duplicate": lambda size: {
        "all MOC.md": "\n".join(f"- [[n{at}]]" for at in range(size)),
        **{f"n{at}.md": note(at, f"duplicate_of: n{at - 1}\n" if at % 2 else "") for at in range(size)},
    },
}


def cleaned(files: Files) -> Callable[[], Tidied]:
    before = draft(files)
    heads = Heads.of({}, before.wiki.options, NOW)
    return lambda: tidy(before, orders(before), heads, wishes=Wishes(maps=True))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_notes_are_twice_the_work(shape: Callable[[int], Files]) -> None:
    cleaned(shape(30))()  # what is compiled at its first use
    once, twice = calls(cleaned(shape(90))), calls(cleaned(shape(180)))
    assert twice < 2.25 * once


def test_however_many_categories_there_are_each_note_is_looked_at_once() -> None:
    def mapping(size: int) -> Callable[[], object]:
        before = draft({f"n{at}.md": note(at, f"category: Kind {at // 3}\n") for at in range(size)})
        heads = Heads.of({}, before.wiki.options, NOW)
        return lambda: mapped(before, heads, ())

    mapping(3)()
    assert calls(mapping(600)) < 2.2 * calls(mapping(300))


def test_stubs_of_which_one_asks_for_the_next_are_looked_at_once() -> None:
    """They stay one after the other, since the last one is asked for."""

    def looking(size: int) -> Callable[[], tuple[Leftover, ...]]:
        chain = {f"n{at:04}.md": f"---\nid: n{at}\n---\n" for at in range(1, size)}
        wiki = draft(chain).wiki
        steps = [Edge(f"n{at + 1:04}.md", f"n{at:04}.md", "relation", 1, "related") for at in range(1, size - 1)]
        edges = (*steps, Edge("a.md", f"n{size - 1:04}.md", "relation", 1, "related"))
        asked = replace(wiki, notes={**wiki.notes, **draft({"a.md": note(0)}).wiki.notes})
        asked = replace(asked, graph=replace(wiki.graph, edges=edges))
        return lambda: leftovers(asked, lambda path: {"id"})

    found = looking(30)()
    assert len(found) == 29
    assert all(one.kept for one in found)
    assert calls(looking(1000)) < 2.2 * calls(looking(500))


def test_what_was_published_is_looked_through_once() -> None:
    """Not once more for each note that could go."""

    class Counted(dict[str, Published]):
        asked = 0

        def values(self):  # type: ignore[no-untyped-def]
            Counted.asked += 1
            return super().values()

    wiki = draft({f"n{at}.md": "" for at in range(20)}).wiki
    published = Counted({"n3.html": Published(note="n3.md")})
    found = leftovers(replace(wiki, ledger=Ledger(published, {}, {})), lambda path: ())
    assert [one.path for one in found if one.kept] == ["n3.md"]
    assert Counted.asked == 1
