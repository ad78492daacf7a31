"""Exports read back by the tools of their own formats."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest

from pipeline.link.exports import EXPORTS, export
from pipeline.link.exports.spelling import read_back, spelt_out
from pipeline.link.networks import network
from tests.link.wikis import Page, linked

HOSTILE = 'a "quoted"\\ \x07 <&> \u2028 \\u0041 é 🗂️\\'
WIKI = linked(
    {
        "a.md": Page(
            "[[b]] [[b]] [[nowhere]]\n![[x.png]]",
            title=HOSTILE,
            id="id 1",
            aliases=("Second", "second", HOSTILE),
            hidden_aliases=("Secnod",),
            relations=(("broader", "b"), ("contrasts with", "b")),
            tags=("ml",),
            category="Topics",
            language="ko",
        ),
        "b.md": Page(id="same"),
        "c.md": Page(id="same", duplicate_of="b", status="merged"),
        f"{HOSTILE}.md": "",
    },
    attachments=("x.png",),
)


def test_node_link_json_is_networkx_own() -> None:
    made = network(WIKI.graph)
    data = json.loads(export(WIKI.graph, WIKI.notes, "json"))
    assert {"directed": True, "multigraph": True, "version": 1}.items() <= data.items()
    back = nx.node_link_graph(data, edges="edges")
    assert dict(back.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted(back.edges(keys=True, data=True), key=str) == sorted(made.edges(keys=True, data=True), key=str)
    theirs = nx.node_link_data(made, edges="edges")
    assert [sorted(node.items()) for node in data["nodes"]] == [sorted(node.items()) for node in theirs["nodes"]]


@pytest.mark.parametrize(("format_", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_xml_is_read_back_by_networkx(format_: str, reader) -> None:  # type: ignore[no-untyped-def]
    made = network(WIKI.graph)
    back = reader(io.BytesIO(export(WIKI.graph, WIKI.notes, format_).encode()))
    assert {read_back(node): read_back(said["title"]) for node, said in back.nodes(data=True)} == {
        node: said["title"] for node, said in made.nodes(data=True)
    }
    found = sorted(
        (read_back(a), read_back(b), said["kind"], said["line"], said.get("relation"))
        for a, b, said in back.edges(data=True)
    )
    assert found == sorted(
        (a, b, said["kind"], said["line"], said.get("relation")) for a, b, said in made.edges(data=True)
    )


def test_dot_is_read_back() -> None:
    pydot = pytest.importorskip("pydot", reason="pydot reads DOT back")
    (back,) = pydot.graph_from_dot_data(export(WIKI.graph, WIKI.notes, "dot"))
    names = {read_back(node.get_name()[1:-1].replace('\\"', '"')) for node in back.get_nodes()}
    assert names - {"\\n"} == set(WIKI.graph.nodes)
    assert len(back.get_edges()) == len(WIKI.graph.edges)


def test_turtle_is_a_vocabulary() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads Turtle back")
    back = rdflib.Graph()
    back.parse(data=export(WIKI.graph, WIKI.notes, "turtle"), format="turtle")
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    dct = rdflib.Namespace("http://purl.org/dc/terms/")
    a = rdflib.URIRef("urn:wikimill:concept:id%201")
    b, c = (rdflib.URIRef(f"urn:wikimill:note:{path}.md") for path in "bc")
    assert back.value(a, skos.prefLabel) == rdflib.Literal(HOSTILE, lang="ko")
    assert list(back.objects(a, skos.altLabel)) == [rdflib.Literal("Second", lang="ko")]
    assert list(back.objects(a, skos.hiddenLabel)) == [rdflib.Literal("Secnod", lang="ko")]
    assert back.value(a, skos.broader) == b
    assert back.value(a, rdflib.URIRef("urn:wikimill:term:contrastswith")) == b
    assert back.value(c, dct.isReplacedBy) == b
    assert back.value(rdflib.URIRef("urn:wikimill:category:Topics"), skos.member) == a
    assert len(set(back.subjects())) == len(WIKI.graph.nodes)


@pytest.mark.parametrize("format_", EXPORTS)
def test_an_export_is_the_same_every_time_and_ends_in_a_newline(format_: str) -> None:
    text = export(WIKI.graph, WIKI.notes, format_)
    assert text == export(WIKI.graph, WIKI.notes, format_)
    assert text.endswith("\n")
    assert export(linked({}).graph, {}, format_).endswith("\n")


@pytest.mark.parametrize("text", ["plain", "\x00\x1f\ufffe", "\\u0041", "\\\\u0041", "\\", "\t\n", HOSTILE])
def test_what_is_spelt_out_can_be_read_back(text: str) -> None:
    assert read_back(spelt_out(text)) == text
