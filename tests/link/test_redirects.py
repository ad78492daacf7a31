"""Redirects: merged notes and old paths, followed to their end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.wikis import OBSIDIAN, Page, goes, linked

CANONICAL = Page(title="Parameter", id="wiki-1", aliases=("Model Parameter",))


def merged(into: str, **roles: str) -> Page:
    return Page(duplicate_of=into, status="merged", **roles)


def test_a_link_to_a_merged_note_goes_to_the_canonical_note() -> None:
    pages = {"Parameter.md": CANONICAL, "old/Params.md": merged("wiki-1")}
    found = goes("[[Params]]", pages)
    assert (found.status, found.resolved, found.redirected_from, found.via) == (
        "ok",
        "Parameter.md",
        "old/Params.md",
        "suffix",
    )
    assert found.candidates == ("Parameter.md",)


@pytest.mark.parametrize("asked", ["wiki-1", "Parameter", "Parameter.md", "Model Parameter"])
def test_duplicate_of_holds_an_id_or_a_name(asked: str) -> None:
    found = linked({"Parameter.md": CANONICAL, "old.md": merged(asked)}).graph
    assert found.redirects["old.md"].final == "Parameter.md"
    assert found.nodes["old.md"].kind == "redirect"


@pytest.mark.parametrize(
    "page",
    [
        Page(duplicate_of="wiki-1"),
        Page(duplicate_of="wiki-1", body="# Params\n\nSee [[Parameter]]"),
        Page(canonical="wiki-1"),
        Page(canonical="wiki-1", status="redirect", body="A long text of its own. And more."),
        Page(duplicate_of="wiki-1", status="Merged", body="A long text of its own. And more."),
    ],
)
def test_a_note_that_only_points_on_is_a_redirect(page: Page) -> None:
    assert linked({"Parameter.md": CANONICAL, "old.md": page}).graph.redirects["old.md"].final == "Parameter.md"


@pytest.mark.parametrize(
    "page",
    [
        Page(duplicate_of="wiki-1", body="A text of its own."),
        Page(duplicate_of="wiki-1", body="[[Parameter]] and [[Other]]"),
        Page(duplicate_of="wiki-1", body="[[Other]]"),
        Page(canonical="own-id", id="own-id"),
        Page(canonical="old"),
        Page(status="merged"),
        Page(),
    ],
)
def test_a_note_with_something_of_its_own_is_none(page: Page) -> None:
    graph = linked({"Parameter.md": CANONICAL, "old.md": page, "Other.md": "x"}).graph
    assert graph.redirects == {}
    assert graph.nodes["old.md"].kind == "note"


def test_a_merged_note_of_the_same_name_means_the_other_one() -> None:
    pages = {"a/Parameter.md": merged("Parameter"), "b/Parameter.md": Page(body="Text")}
    assert linked(pages).graph.redirects["a/Parameter.md"].final == "b/Parameter.md"


def test_a_merged_note_and_its_canonical_note_are_not_ambiguous() -> None:
    pages = {"a/Parameter.md": merged("wiki-1"), "b/Parameter.md": CANONICAL}
    found = goes("[[Parameter]]", pages, "a/from.md")
    assert (found.status, found.resolved, found.redirected_from) == ("ok", "b/Parameter.md", None)
    assert found.candidates == ("b/Parameter.md",)


def test_a_merged_note_and_an_unrelated_one_are_ambiguous() -> None:
    pages = {"x/Params.md": merged("wiki-1"), "yy/Params.md": "Text", "Parameter.md": CANONICAL}
    found = goes("[[Params]]", pages)
    assert (found.status, found.candidates) == ("ambiguous", ("Parameter.md", "yy/Params.md"))
    assert (found.resolved, found.redirected_from) == ("Parameter.md", "x/Params.md")


def test_chains_are_flattened_and_the_first_hop_is_kept() -> None:
    pages = {"a.md": merged("b"), "b.md": merged("c"), "c.md": merged("d"), "d.md": "Text"}
    graph = linked(pages).graph
    assert graph.redirects["a.md"].chain == ("a.md", "b.md", "c.md", "d.md")
    assert (graph.redirects["a.md"].first, graph.redirects["a.md"].final) == ("b.md", "d.md")
    found = goes("[[a]]", pages)
    assert (found.resolved, found.redirected_from) == ("d.md", "a.md")


def test_a_circle_ends_at_the_note_that_was_named() -> None:
    pages = {"a.md": merged("b"), "b.md": merged("c"), "c.md": merged("b")}
    graph = linked(pages).graph
    assert [redirect.circular for redirect in graph.redirects.values()] == [True, True, True]
    assert graph.redirects["a.md"].chain == ("a.md", "b.md", "c.md")
    assert graph.redirects["c.md"].chain == ("c.md", "b.md")
    found = goes("[[b]]", pages)
    assert (found.status, found.resolved, found.redirected_from) == ("ok", "b.md", None)


def test_a_redirect_to_itself_is_a_circle() -> None:
    redirect = linked({"a.md": merged("a")}).graph.redirects["a.md"]
    assert (redirect.circular, redirect.chain, redirect.final) == (True, ("a.md",), None)


def test_a_redirect_to_nothing_is_broken() -> None:
    graph = linked({"a.md": merged("nowhere"), "b.md": merged("a")}).graph
    assert (graph.redirects["a.md"].first, graph.redirects["a.md"].final) == (None, None)
    assert (graph.redirects["b.md"].final, graph.redirects["b.md"].circular) == (None, False)
    assert goes("[[a]]", {"a.md": merged("nowhere")}).resolved == "a.md"


@pytest.mark.parametrize(
    "written",
    [
        "[[old/place]]",
        "[[place]]",
        "[[old/place.md]]",
        "[[/old/place]]",
        "[x](old/place.md)",
        "[x](/old/place/)",
        "[x](/old/place.html)",
        "[x](old/place/index.html)",
    ],
)
@pytest.mark.parametrize("old", ["old/place", "/old/place/", "old/place.md", "/old/place.html", "old/place.md#part"])
def test_an_old_path_leads_to_its_note(written: str, old: str) -> None:
    found = goes(written, {"new.md": Page(old_paths=(old,))})
    assert (found.status, found.resolved, found.via) == ("ok", "new.md", "redirect")
    assert found.redirected_from == old.strip("/").partition("#")[0]


def test_an_old_path_is_a_node_that_points_on() -> None:
    graph = linked({"new.md": Page(old_paths=("/old/place/",))}).graph
    assert (graph.nodes["old/place"].kind, graph.redirects["old/place"].is_note) == ("redirect", False)
    assert [(edge.source, edge.target, edge.kind) for edge in graph.edges] == [("old/place", "new.md", "redirect")]


def test_what_stands_at_an_old_path_goes_before_it() -> None:
    graph = linked({"a.md": "[[old]]", "old.md": "", "new.md": Page(old_paths=("old.md", "gone", "gone"))}).graph
    assert graph.resolutions["a.md"][0].resolved == "old.md"
    assert [redirect.source for redirect in graph.shadowed] == ["old.md", "gone"]
    assert list(graph.redirects) == ["gone"]


def test_the_configuration_has_redirects_too() -> None:
    options = replace(OBSIDIAN, redirects={"/old": "wiki-1", "older": "old", "lost": "nowhere"})
    graph = linked({"Parameter.md": CANONICAL}, options=options).graph
    assert graph.redirects["old"].final == "Parameter.md"
    assert graph.redirects["older"].chain == ("older", "old", "Parameter.md")
    assert graph.redirects["lost"].first is None
    assert graph.redirects["old"].owner == "mkdocs.yml"
    assert goes("[[older]]", {"Parameter.md": CANONICAL}, options=options).redirected_from == "older"
    assert goes("[[lost]]", {"Parameter.md": CANONICAL}, options=options).status == "missing"


def test_an_old_path_outside_of_the_wiki_is_nobody_s() -> None:
    assert linked({"new.md": Page(old_paths=("../../etc/passwd", "/"))}).graph.redirects == {}
