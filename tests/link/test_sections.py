"""Redirects to and from parts of pages, and out of the wiki."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.link.chains import LONGEST
from pipeline.model.options import MappedRedirect
from tests.link.wikis import OBSIDIAN, Page, goes, linked

GUIDE = "# Guide\n\n## Running\n"
SPLIT = {"Guide.md": GUIDE, "Setup.md": Page("# Setup\n\n## First steps", old_paths=("Guide.md#Installing it",))}


@pytest.mark.parametrize(
    "written", ["[[Guide#Installing it]]", "[[Guide#installing-it]]", "[x](Guide.md#installing-it)"]
)
def test_a_link_to_a_section_that_moved_follows_it(written: str) -> None:
    found = goes(written, SPLIT)
    assert (found.status, found.resolved, found.redirected_from) == ("ok", "Setup.md", "Guide.md#Installing it")


def test_the_page_itself_and_its_other_sections_stay() -> None:
    assert goes("[[Guide]]", SPLIT).resolved == "Guide.md"
    found = goes("[[Guide#Running]]", SPLIT)
    assert (found.resolved, found.anchor, found.redirected_from) == ("Guide.md", "running", None)
    assert goes("[[Guide#Nothing]]", SPLIT).status == "missing-fragment"
    graph = linked(SPLIT).graph
    assert graph.redirects == {}
    assert list(graph.sections) == ["Guide.md#Installing it"]


def test_a_section_that_still_stands_goes_before_what_claims_it() -> None:
    wiki = linked({"Guide.md": GUIDE, "new.md": Page(old_paths=("Guide.md#Running",)), "a.md": "[[Guide#Running]]"})
    assert wiki.only("a.md").resolved == "Guide.md"
    assert [redirect.source for redirect in wiki.graph.shadowed] == ["Guide.md#Running"]


def test_the_parts_of_a_page_that_is_gone_go_their_own_ways() -> None:
    """The page itself went with the first of them."""
    wiki = {"a.md": Page(old_paths=("old.md#one",)), "b.md": Page(old_paths=("old.md#two", "old.md#^block"))}
    assert goes("[[old#one]]", wiki).resolved == "a.md"
    assert goes("[[old#Two]]", wiki).resolved == "b.md"
    assert goes("[[old#^block]]", wiki).resolved == "b.md"
    assert goes("[[old]]", wiki).resolved == "a.md"
    assert goes("[[old]]", {**wiki, "c.md": Page(old_paths=("old.md",))}).resolved == "c.md"
    assert goes("[[old#two]]", {**wiki, "c.md": Page(old_paths=("old.md",))}).resolved == "b.md"


def test_the_configuration_names_parts_of_pages_on_both_sides() -> None:
    options = replace(OBSIDIAN, redirects={"Guide.md#Gone": "Setup#First steps", "old": "Setup.md#first-steps"})
    pages = {"Guide.md": GUIDE, "Setup.md": "## First steps"}
    gone, old = goes("[[Guide#Gone]]", pages, options=options), goes("[[old]]", pages, options=options)
    assert (gone.resolved, gone.anchor, old.resolved, old.anchor) == ("Setup.md", "first-steps") * 2
    assert linked(pages, options=options).graph.redirects["old"].anchor == "first-steps"
    assert linked(pages, options=options).graph.sections["Guide.md#Gone"].fragment == "First steps"
    assert goes("[[old#First steps]]", pages, options=options).anchor == "first-steps"


def test_a_hash_in_a_name_begins_no_part() -> None:
    options = replace(OBSIDIAN, redirects={"old": "C#"})
    assert (
        linked({"C sharp.md": Page(title="C#"), "C.md": ""}, options=options).graph.redirects["old"].final
        == "C sharp.md"
    )


def test_parts_that_move_again_are_followed() -> None:
    pages = {
        "a.md": "",
        "b.md": Page(old_paths=("a.md#x",)),
        "c.md": Page("[[a#y]]"),
        "d.md": Page("## z", id="d"),
        "e.md": Page(duplicate_of="d", status="merged"),
    }
    options = replace(OBSIDIAN, redirects={"a.md#y": "b#y", "b.md#y": "e#z"})
    graph = linked(pages, options=options).graph
    assert graph.sections["a.md#y"].chain == ("a.md#y", "b.md#y", "e.md", "d.md")
    found = graph.resolutions["c.md"][0]
    assert (found.resolved, found.anchor, found.redirected_from) == ("d.md", "z", "a.md#y")


def test_parts_that_go_round_in_a_circle_lead_nowhere() -> None:
    options = replace(OBSIDIAN, redirects={"a.md#x": "b#x", "b.md#x": "a#x"})
    wiki = linked({"a.md": "[[b#x]]", "b.md": ""}, options=options)
    assert wiki.graph.sections["a.md#x"].circular
    assert wiki.only("a.md").status == "missing-fragment"


@pytest.mark.parametrize("address", ["https://example.org/new#part", "//example.org/x", "mailto:someone@example.org"])
def test_a_redirect_may_leave_the_wiki(address: str) -> None:
    options = replace(OBSIDIAN, redirects={"old": address, "older": "old", "a.md#part": address})
    wiki = linked({"a.md": "[[older]]", "b.md": "[[a#part]]"}, options=options)
    redirect = wiki.graph.redirects["older"]
    assert (redirect.address, redirect.final, redirect.circular) == (address, None, False)
    found = wiki.only("a.md")
    assert (found.status, found.resolved, found.via, found.redirected_from) == ("external", None, "redirect", "older")
    assert (wiki.only("b.md").status, wiki.only("b.md").redirected_from) == ("external", "a.md#part")
    assert not [edge for edge in wiki.graph.edges if edge.kind != "redirect"]
    assert not [node for node in wiki.graph.nodes.values() if node.kind == "missing"]


def test_a_map_may_leave_the_wiki_within_its_site() -> None:
    line = MappedRedirect("old.md", "/previous-versions/old", True, "map.json")
    redirect = linked({}, options=replace(OBSIDIAN, redirect_maps=(line,))).graph.redirects["old.md"]
    assert (redirect.address, redirect.owner) == ("/previous-versions/old", "map.json")


def test_a_very_long_chain_and_a_very_large_circle_are_told_in_part() -> None:
    count = 20_000
    chain = {f"p{index}": f"p{index + 1}" for index in range(count)}
    circle = {f"c{index}": f"c{(index + 1) % count}" for index in range(count)}
    graph = linked({f"p{count}.md": ""}, options=replace(OBSIDIAN, redirects={**chain, **circle})).graph
    assert graph.redirects["p0"].final == f"p{count}.md"
    assert len(graph.redirects["p0"].chain) == LONGEST
    assert graph.redirects["c5"].circular
    assert graph.redirects["c5"].chain[:2] == ("c5", "c6")
