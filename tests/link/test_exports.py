"""Exports read back by the tools of their own formats."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from pipeline.build import wiki_of
from pipeline.link.exports import EXPORTS, export
from pipeline.link.exports.spelling import read_back, spelt_out
from pipeline.link.networks import network
from pipeline.model.dialect import DIALECTS
from tests.link.wikis import OBSIDIAN, Linked, Page, linked

VAULTS = Path(__file__).parents[3] / "shared" / "vaults"
FOAM = replace(OBSIDIAN, dialect=DIALECTS["foam"])

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


def foam() -> Linked:
    """A real vault, where it is here."""
    root = VAULTS / "foam" / "docs"
    if not root.is_dir():
        pytest.skip("foam is not here")
    files = {
        path.relative_to(root).as_posix(): path.read_bytes() if path.suffix == ".md" else b""
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    wiki = wiki_of(files, FOAM, {"any-note.schema.json": "{}"}, datetime.date(2026, 5, 20))
    return Linked(wiki.notes, wiki.graph)


EACH = pytest.mark.parametrize("wiki", [lambda: WIKI, foam], ids=["hostile", "foam"])
Make = Callable[[], Linked]


@EACH
@pytest.mark.parametrize("said", [{}, {"edges": "edges"}])
def test_node_link_json_is_networkx_own(wiki: Make, said: dict[str, str]) -> None:
    """Also by what networkx takes for granted since 3.6: that edges stand under `edges`."""
    of = wiki()
    made = network(of.graph)
    data = json.loads(export(of.graph, of.notes, "json"))
    assert {"directed": True, "multigraph": True, "version": 1}.items() <= data.items()
    back = nx.node_link_graph(data, **said)
    assert dict(back.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted(back.edges(keys=True, data=True), key=str) == sorted(made.edges(keys=True, data=True), key=str)
    theirs = nx.node_link_data(made, edges="edges")
    assert [sorted(node.items()) for node in data["nodes"]] == [sorted(node.items()) for node in theirs["nodes"]]


@EACH
@pytest.mark.parametrize(("format_", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_xml_is_read_back_by_networkx(wiki: Make, format_: str, reader: Any) -> None:
    of = wiki()
    made = network(of.graph)
    back = reader(io.BytesIO(export(of.graph, of.notes, format_).encode()))
    assert {read_back(node): read_back(said["title"]) for node, said in back.nodes(data=True)} == {
        node: said["title"] for node, said in made.nodes(data=True)
    }
    found = sorted(
        (read_back(a), read_back(b), said["kind"], said["line"], said.get("relation") or "")
        for a, b, said in back.edges(data=True)
    )
    assert found == sorted(
        (a, b, said["kind"], said["line"], said.get("relation") or "") for a, b, said in made.edges(data=True)
    )


@EACH
def test_dot_is_read_back(wiki: Make) -> None:
    of = wiki()
    pydot = pytest.importorskip("pydot", reason="pydot reads DOT back")
    (back,) = pydot.graph_from_dot_data(export(of.graph, of.notes, "dot"))
    names = {_undotted(node.get_name()) for node in back.get_nodes()}
    assert names - {"\\n"} == set(of.graph.nodes)
    edges = [
        (_undotted(edge.get_source()), _undotted(edge.get_destination()), _undotted(edge.get("kind")), edge.get("line"))
        for edge in back.get_edges()
    ]
    assert sorted(edges) == sorted((edge.source, edge.target, edge.kind, str(edge.line)) for edge in of.graph.edges)


def _undotted(text: str) -> str:
    return read_back(text[1:-1].replace('\\"', '"'))


def test_every_concept_of_a_real_vault_is_in_its_vocabulary() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads Turtle back")
    of = foam()
    back = rdflib.Graph()
    back.parse(data=export(of.graph, of.notes, "turtle"), format="turtle")
    assert len(set(back.subjects())) == len(of.graph.nodes)
    paths = {str(path) for path in back.objects(None, rdflib.URIRef("urn:wikimill:term:path"))}
    assert paths == set(of.notes)


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
