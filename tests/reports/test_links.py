from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema

from pipeline.model.link import Link, Resolution
from pipeline.model.text import Text
from pipeline.reports import render_links

TEXT = Text("See [[Weight#Shape|the weights]] and [[Nothing]].")


def link(raw: str, target: str | None, fragment: str | None = None, label: str | None = None) -> Link:
    start = TEXT.content.index(raw)
    return Link(
        TEXT.place(start, start + len(raw)), "wikilink", raw, target, fragment, label, external=False, sentence=""
    )


PAIRS = [
    (
        link("[[Weight#Shape|the weights]]", "Weight", "Shape", "the weights"),
        Resolution("a.md", 0, "ok", "ml/Weight.md", "suffix", None, ("ml/Weight.md",), "shape"),
    ),
    (link("[[Nothing]]", "Nothing"), Resolution("a.md", 1, "missing", None, None, None, (), None)),
]


def test_json_is_the_contract() -> None:
    data = json.loads(render_links(PAIRS, "json"))
    assert data["version"] == 1
    assert data["links"][0] == {
        "path": "a.md",
        "line": 1,
        "column": 5,
        "kind": "wikilink",
        "raw": "[[Weight#Shape|the weights]]",
        "target": "Weight",
        "fragment": "Shape",
        "label": "the weights",
        "status": "ok",
        "resolved": "ml/Weight.md",
        "via": "suffix",
        "redirected_from": None,
        "candidates": ["ml/Weight.md"],
    }
    assert data["links"][1]["resolved"] is None


def test_text_says_where_each_goes_and_why() -> None:
    assert render_links(PAIRS, "text", "wiki/").splitlines() == [
        "wiki/a.md:1:5 [[Weight#Shape|the weights]] → ml/Weight.md#shape (suffix)",
        "wiki/a.md:1:38 [[Nothing]] → missing: nothing is called 'Nothing'",
        "2 links: 1 ok, 1 missing.",
    ]


def test_text_shows_no_python() -> None:
    """A link to nothing, and one to a folder without an index page."""
    pairs = [
        (replace(PAIRS[0][0], raw="[x]()", target=None, fragment=None), PAIRS[1][1]),
        (
            replace(PAIRS[0][0], raw="[x](s/)", target="s/", fragment=None),
            replace(PAIRS[0][1], resolved=None, via="path", anchor=None),
        ),
    ]
    assert [line.partition(" → ")[2] for line in render_links(pairs, "text").splitlines()[:2]] == [
        "missing: it names nothing",
        "a folder (path)",
    ]


def test_json_keeps_its_schema() -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "links.schema.json").read_text(encoding="utf-8"))
    data = json.loads(render_links(PAIRS, "json"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []
