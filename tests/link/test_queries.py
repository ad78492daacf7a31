"""Questions to the graph."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.dedupe import name_table
from pipeline.link.networks import network
from pipeline.link.queries import (
    articulations,
    backlinks,
    components,
    difference,
    hierarchy_cycles,
    hubs,
    named,
    orphans,
    page_rank,
    route,
    stats,
    wanted,
)
from pipeline.model.source import Inventory
from tests.link.wikis import OBSIDIAN, Page, linked

WIKI = linked(
    {
        "index.md": "[[Adam]]",
        "Adam.md": "See [[Momentum]] for more.\n[[Momentum|again]] [[Nesterov momentum]]",
        "Momentum.md": Page("[[Nesterov-Momentum]] [[Momentum]]", aliases=("Nesterov's momentum",)),
        "Alone.md": "[[Adam]] [[Adm]]",
        "old.md": Page(duplicate_of="Adam", status="merged"),
        "Lost.md": "",
    },
    attachments=("used.png", "unused.png"),
)


def test_orphans_are_notes_that_nothing_links_to() -> None:
    assert orphans(WIKI.graph) == ("Alone.md", "Lost.md")


def test_hubs_come_by_the_notes_that_link_to_them() -> None:
    assert [(hub.path, hub.inbound, hub.outbound, hub.links) for hub in hubs(WIKI.graph)] == [
        ("Adam.md", 2, 2, 2),
        ("Momentum.md", 1, 1, 2),
    ]
    assert len(hubs(WIKI.graph, 1)) == 1


def test_wanted_notes_come_by_demand_with_what_is_near() -> None:
    found = wanted(WIKI.graph, name_table(WIKI.notes))
    assert [(each.name, each.notes) for each in found] == [
        ("Adm", 1),
        ("Nesterov momentum", 1),
        ("Nesterov-Momentum", 1),
    ]
    assert [(near.path, near.certain) for near in found[0].near] == [("Adam.md", False)]
    assert found[0].near[0].why == "its title is 86 % alike"
    assert found[1].asks[0].line == 2
    assert [near.path for near in found[1].near] == ["Momentum.md"]


def test_a_near_name_is_certain_where_only_spaces_and_punctuation_differ() -> None:
    wiki = linked({"Hyperparameter.md": "", "a.md": "[[Hyper-parameter]] [[C++]]", "c.md": Page(title="C")})
    near = {each.name: each.near for each in wanted(wiki.graph, name_table(wiki.notes))}
    assert near["Hyper-parameter"][0].certain
    assert near["Hyper-parameter"][0].path == "Hyperparameter.md"
    assert not any(each.certain for each in near["C++"])


def test_no_other_date_is_near() -> None:
    notes = {
        "2024-03-01.md": "",
        "Standup 2024-03-01.md": "",
        "a.md": "[[2024-03-02]] [[Standup 2024-03-02]]",
    }
    wiki = linked(notes)
    near = {each.name: [one.path for one in each.near] for each in wanted(wiki.graph, name_table(wiki.notes))}
    assert near == {"2024-03-02": [], "Standup 2024-03-02": []}


def test_backlinks_have_their_sentence() -> None:
    first = backlinks("Momentum.md", WIKI.graph, WIKI.notes)[0]
    assert (first.path, first.line, first.sentence) == ("Adam.md", 1, "See [[Momentum]] for more.")


def test_a_route_follows_links_and_says_where_it_could_not() -> None:
    there = route("index.md", "Momentum.md", WIKI.graph)
    assert there is not None
    assert (there.nodes, there.forward) == (("index.md", "Adam.md", "Momentum.md"), True)
    back = route("Momentum.md", "index.md", WIKI.graph)
    assert back is not None
    assert not back.forward
    assert route("Momentum.md", "Lost.md", WIKI.graph) is None
    assert route("Momentum.md", "no.md", WIKI.graph) is None


def test_a_name_finds_all_that_it_could_mean() -> None:
    inventory = Inventory(tuple(sorted(WIKI.notes)), ())
    names = name_table(WIKI.notes)
    assert named("Nesterov's momentum", inventory, names, OBSIDIAN) == ("Momentum.md",)
    assert named("nobody", inventory, names, OBSIDIAN) == ()
    assert named("old", inventory, names, OBSIDIAN) == ("old.md",)
    assert named("old", inventory, names, OBSIDIAN, WIKI.graph) == ("Adam.md",)


def test_stats_count_everything_once() -> None:
    found = stats(WIKI.graph, WIKI.notes)
    assert found.nodes == {"attachment": 2, "missing": 3, "note": 5, "redirect": 1}
    assert (found.links, found.statuses) == (8, {"missing": 3, "ok": 5})
    assert (found.orphans, found.unused_attachments, found.components, found.largest_component) == (2, 2, 2, 5)
    assert found.pairs == 4
    assert found.density == pytest.approx(4 / 30)
    assert stats(linked({}).graph, {}).mean_links == 0.0


def test_a_fixture_that_a_snippet_names_is_used() -> None:
    wiki = linked({"a.md": ""}, attachments=("_fixtures/model.py", "_fixtures/other.py"))
    snippet = SimpleNamespace(fixture="model")
    notes = {"a.md": SimpleNamespace(links=(), snippets=(snippet,))}
    assert stats(wiki.graph, notes, "_fixtures/").unused_attachments == 1  # type: ignore[arg-type]


def test_components_and_what_holds_them_together() -> None:
    assert components(WIKI.graph) == (("Adam.md", "Alone.md", "Momentum.md", "index.md", "old.md"), ("Lost.md",))
    assert articulations(WIKI.graph) == ("Adam.md",)


def test_a_circle_in_a_hierarchy_is_found_from_either_side() -> None:
    graph = linked(
        {
            "a.md": Page(relations=(("broader", "b"),)),
            "b.md": Page(relations=(("broader", "c"),)),
            "c.md": Page(relations=(("part of", "a"), ("related", "a"))),
            "d.md": Page(relations=(("narrower", "e"), ("Part_Of", "d"))),
            "e.md": Page(relations=(("narrower", "d"),)),
        }
    ).graph
    assert [(cycle.hierarchy, cycle.notes) for cycle in hierarchy_cycles(graph)] == [
        ("broader", ("d.md", "e.md")),
        ("part of", ("d.md",)),
    ]


def test_page_rank_is_a_share_of_one_and_favours_the_linked() -> None:
    rank = page_rank(WIKI.graph)
    assert sum(rank.values()) == pytest.approx(1)
    assert max(rank, key=rank.__getitem__) == "Momentum.md"
    assert page_rank(linked({}).graph) == {}


def test_a_difference_says_what_a_change_did() -> None:
    before = linked({"a.md": "[[b]] [[c]]", "b.md": "[[c]]", "c.md": "[[d]] [[x]]", "d.md": ""}).graph
    after = linked({"a.md": "[[b]]", "b.md": "[[c]] [[y]]", "c.md": "", "d.md": "[[e]]", "e.md": ""}).graph
    found = difference(before, after)
    assert (found.added_notes, found.removed_notes) == (("e.md",), ())
    assert found.cut == (("c.md", "d.md"),)
    assert found.orphaned == ("d.md",)
    assert (found.broken, found.mended) == (("y",), ("x",))
    assert found.summary == (
        "adds 1 note, adds 1 link, removes 2 links, cuts 1 path, orphans 1 note, breaks 1 name, mends 1 name"
    )
    assert difference(after, after).summary == "changes nothing"


def test_a_note_that_goes_cuts_what_it_held_together() -> None:
    """Each part that falls off is one path, however many notes went and however they hung together."""
    before = linked(
        {
            "a.md": "[[hub]]",
            "hub.md": "[[b]] [[c]] [[near]]",
            "near.md": "[[d]]",
            "b.md": "[[c]]",
            "c.md": "",
            "d.md": "",
        }
    )
    after = linked({"a.md": "", "b.md": "[[c]]", "c.md": "", "d.md": ""})
    assert difference(before.graph, after.graph).cut == (("a.md", "b.md"), ("a.md", "d.md"))


def test_a_note_that_moves_is_the_same() -> None:
    before = linked({"a.md": "[[b]]", "b.md": "[[c]]", "c.md": ""})
    after = linked({"a.md": "[[x/b]]", "x/b.md": "[[c]]", "c.md": ""})
    assert difference(before.graph, after.graph, {"b.md": "x/b.md", "no.md": "c.md"}).summary == "moves 1 note"
    assert "adds 1 note, removes 1 note" in difference(before.graph, after.graph).summary


def test_the_network_is_frozen_and_holds_everything() -> None:
    made = network(WIKI.graph)
    assert made.number_of_nodes() == len(WIKI.graph.nodes)
    assert made.number_of_edges() == len(WIKI.graph.edges)
    with pytest.raises(Exception, match="Frozen"):
        made.add_node("x")
