"""Turtle: the wiki as a SKOS vocabulary.

A note is a `skos:Concept`, its aliases altLabels, its hidden aliases hiddenLabels; a merged note is replaced by its
canonical note; a category is a `skos:Collection`. A concept's URI holds the note's id, where it has one of its own,
so that it outlives a rename. What SKOS has no word for is said in `wm:`. Lines of links are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from pipeline.link.queries.structure import relation_key
from pipeline.model.graph import Edge, LinkGraph, Node
from pipeline.model.name import folded
from pipeline.model.note import Label, Note

_PREFIXES = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wm: <urn:wikimill:term:> .
"""
_CLASSES = {
    "note": "skos:Concept",
    "redirect": "skos:Concept",
    "category": "skos:Collection",
    "tag": "wm:Tag",
    "attachment": "wm:Attachment",
    "missing": "wm:WantedNote",
}
_RELATIONS = {
    "broader": "skos:broader",
    "narrower": "skos:narrower",
    "related": "skos:related",
    "relatedto": "skos:related",
    "exactmatch": "skos:exactMatch",
    "closematch": "skos:closeMatch",
    "partof": "dct:isPartOf",
    "haspart": "dct:hasPart",
    "requires": "dct:requires",
    "prerequisite": "dct:requires",
    "prerequisites": "dct:requires",
    "dependson": "dct:requires",
}
_EDGES = {"redirect": "dct:isReplacedBy", "tag": "dct:subject"}
_LANGUAGE = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(graph: LinkGraph, notes: Mapping[str, Note]) -> str:
    """Every node with what is said of it, in a fixed order."""
    uris = _uris(graph, notes)
    about: dict[str, dict[str, None]] = {
        node.id: dict.fromkeys(_said(node, notes.get(node.id))) for node in graph.nodes.values()
    }
    for edge in graph.edges:
        subject, statement = _statement(edge, uris)
        about[subject][statement] = None
    blocks = (f"<{uris[id_]}> " + " ;\n    ".join(statements) + " .\n" for id_, statements in about.items())
    return _PREFIXES + "".join(f"\n{block}" for block in blocks)


def _uris(graph: LinkGraph, notes: Mapping[str, Note]) -> Mapping[str, str]:
    """A URI for each node: by the id that no other note has, else by path; the rest by what they are called."""
    owners: dict[str, int] = {}
    for note in notes.values():
        if note.roles.id:
            owners[note.roles.id.text] = owners.get(note.roles.id.text, 0) + 1
    return {node.id: _uri(node, notes.get(node.id), owners) for node in graph.nodes.values()}


def _uri(node: Node, note: Note | None, owners: Mapping[str, int]) -> str:
    if note and note.roles.id and owners[note.roles.id.text] == 1:
        return f"urn:wikimill:concept:{_escaped(note.roles.id.text)}"
    if note:
        return f"urn:wikimill:note:{_escaped(note.path)}"
    name = node.id.removeprefix(f"{node.kind}:")
    return f"urn:wikimill:{node.kind}:{_escaped(name)}"


def _escaped(name: str) -> str:
    return quote(name, safe="/-._~", errors="surrogatepass")


def _said(node: Node, note: Note | None) -> Iterator[str]:
    """What a node is, and what it is called; of labels that differ by letter case only the first counts."""
    yield f"a {_CLASSES[node.kind]}"
    language = note.roles.language if note else None
    yield f"skos:prefLabel {_literal(node.title, language)}"
    if note is None:
        return
    seen = {folded(node.title)}
    yield from _labels("skos:altLabel", note.roles.aliases, seen, language)
    yield from _labels("skos:hiddenLabel", note.roles.hidden_aliases, seen, language)
    if note.roles.id:
        yield f"dct:identifier {_literal(note.roles.id.text)}"
    yield f"wm:path {_literal(note.path)}"
    if node.kind == "redirect":
        yield "owl:deprecated true"


def _labels(predicate: str, labels: Iterable[Label], seen: set[str], language: str | None) -> Iterator[str]:
    for label in labels:
        key = folded(label.text)
        if key and key not in seen:
            seen.add(key)
            yield f"{predicate} {_literal(label.text, language)}"


def _statement(edge: Edge, uris: Mapping[str, str]) -> tuple[str, str]:
    """The subject and what is said of it; a collection names its members."""
    if edge.kind == "category":
        return edge.target, f"skos:member <{uris[edge.source]}>"
    predicate = _EDGES.get(edge.kind, "dct:references")
    if edge.kind == "relation":
        key = relation_key(edge.relation or "")
        predicate = _RELATIONS.get(key) or (f"<urn:wikimill:term:{_escaped(key)}>" if key else "skos:related")
    return edge.source, f"{predicate} <{uris[edge.target]}>"


def _literal(text: str, language: str | None = None) -> str:
    plain = "".join(_ESCAPES.get(char) or (char if char.isprintable() else _coded(char)) for char in text)
    tag = f"@{language}" if language and _LANGUAGE.fullmatch(language) else ""
    return f'"{plain}"{tag}'


def _coded(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
