"""Nodes, edges, relations and backlinks."""

from __future__ import annotations

from tests.link.wikis import Page, linked


def test_every_note_and_attachment_is_a_node() -> None:
    graph = linked({"a.md": ""}, attachments=("x.png",)).graph
    assert [(node.id, node.kind, node.title) for node in graph.nodes.values()] == [
        ("a.md", "note", "a"),
        ("x.png", "attachment", "x.png"),
    ]


def test_links_are_edges_of_their_kind_with_their_line() -> None:
    graph = linked({"a.md": "[[b]]\n![[x.png]]\n[t](b.md)\n![](x.png)", "b.md": ""}, attachments=("x.png",)).graph
    assert [(edge.target, edge.kind, edge.line) for edge in graph.edges] == [
        ("b.md", "wikilink", 1),
        ("x.png", "embed", 2),
        ("b.md", "link", 3),
        ("x.png", "image", 4),
    ]


def test_a_link_to_a_merged_note_is_an_edge_to_the_canonical_one() -> None:
    pages = {"a.md": "[[old]]", "old.md": Page(duplicate_of="new", status="merged"), "new.md": "Text"}
    assert [(edge.source, edge.target, edge.kind) for edge in linked(pages).graph.edges] == [
        ("a.md", "new.md", "wikilink"),
        ("old.md", "new.md", "redirect"),
    ]


def test_a_wanted_note_is_one_node_however_it_is_asked_for() -> None:
    graph = linked({"a.md": "[[Topics/New]] [[topics/new]] [[Topics/New.md]]", "b/c.md": "[t](../Topics/New.md)"}).graph
    assert {node.id for node in graph.nodes.values() if node.kind == "missing"} == {"missing:Topics/New"}
    assert [edge.target for edge in graph.edges] == ["missing:Topics/New"] * 4


def test_tags_and_the_category_are_nodes() -> None:
    graph = linked({"a.md": Page(tags=("ml", "#ML", "nlp"), category="Topics"), "b.md": Page(tags=("ml",))}).graph
    assert [(edge.source, edge.target, edge.kind) for edge in graph.edges] == [
        ("a.md", "category:Topics", "category"),
        ("a.md", "tag:ml", "tag"),
        ("a.md", "tag:nlp", "tag"),
        ("b.md", "tag:ml", "tag"),
    ]


def test_relations_are_edges_with_their_type() -> None:
    pages = {
        "a.md": Page(relations=(("broader", "Optimizer"), ("related", "Nothing"), ("related", "https://x.example"))),
        "deep/Optimizer.md": "",
    }
    graph = linked(pages).graph
    assert [(edge.target, edge.kind, edge.relation) for edge in graph.edges] == [
        ("deep/Optimizer.md", "relation", "broader"),
        ("missing:Nothing", "relation", "related"),
    ]
    assert [(end.target, end.candidates) for end in graph.relations] == [
        ("deep/Optimizer.md", ("deep/Optimizer.md",)),
        (None, ()),
        (None, ()),
    ]


def test_external_links_and_links_within_the_note_are_no_edges() -> None:
    graph = linked({"a.md": "# Here\n[x](https://example.org) [[#here]]"}).graph
    assert graph.edges == ()
    assert graph.backlinks == {}


def test_backlinks_are_by_source_and_order_and_none_is_one_s_own() -> None:
    pages = {"b.md": "[[t]] [[t|again]]", "a.md": "[[old]]", "t.md": "[[t]]", "old.md": Page(duplicate_of="t")}
    graph = linked(pages).graph
    assert [(each.source, each.index) for each in graph.backlinks["t.md"]] == [("a.md", 0), ("b.md", 0), ("b.md", 1)]


def test_a_link_to_nothing_asks_for_no_node() -> None:
    graph = linked({"a.md": "[x]() [y](%20)"}).graph
    assert set(graph.nodes) == {"a.md"}
    assert graph.edges == ()
