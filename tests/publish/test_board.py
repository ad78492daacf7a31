"""Canvases and bases, which only Obsidian opens, become pages that say what is in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.wikis import every_word, site

CANVAS = {
    "nodes": [
        {
            "id": "a",
            "type": "text",
            "text": "# Plan\n\nsee [[Note|the note]] <b>",
            "x": 0,
            "y": 0,
            "width": 200,
            "height": 100,
        },
        {"id": "b", "type": "file", "file": "Note.md", "x": 300, "y": 0, "width": 200, "height": 100},
        {"id": "c", "type": "link", "url": "https://example.org/", "x": 0, "y": 200, "width": 200, "height": 100},
        {"id": "d", "type": "link", "url": "javascript:alert(1)", "x": 0, "y": 400, "width": 200, "height": 100},
        {"id": "g", "type": "group", "label": "All", "x": -20, "y": -20, "width": 600, "height": 600},
    ],
    "edges": [{"id": "e", "fromNode": "a", "toNode": "b", "label": "leads to"}],
}
NOTE = "# Note\n\n[[board.canvas]] and ![[board.canvas]] and [[table.base]].\n"


def files(canvas: object = CANVAS, **more: str) -> dict[str, str | bytes]:
    text = canvas if isinstance(canvas, str) else json.dumps(canvas)
    return {"Note.md": NOTE, "board.canvas": text, "table.base": "filters: 'file.ext == \"md\"'\n", **more}


def test_a_canvas_has_a_page_that_draws_it_and_tells_its_cards() -> None:
    made = site(files())
    assert '<a href="board.canvas.html" class="wm-file">board.canvas</a>' in made.pages["Note.md"].html
    shown = made.pages["board.canvas.md"].html
    assert "see the note &lt;b&gt;" in shown
    assert '<a class="wm-link" href="Note.html">Note</a>' in shown
    assert '<a href="https://example.org/">' in shown
    assert 'href="javascript' not in shown
    assert "<li>Plan → Note (leads to)</li>" in shown
    assert shown.count("<rect") == 5
    assert shown.count("<line") == 1
    assert "A canvas of Obsidian" in shown


def test_a_base_says_what_it_asks_for() -> None:
    shown = site(files()).pages["table.base.md"].html
    assert "A base of Obsidian" in shown
    assert "file.ext == &quot;md&quot;" in shown


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        ("{", "board.canvas:1:2 it is no JSON"),
        ("[]", "board.canvas:1:1 it is no JSON object"),
        ('{\n"a" 1}', "board.canvas:2:5"),
    ],
)
def test_a_broken_canvas_is_told_and_stops_nothing(broken: str, where: str) -> None:
    made = site(files(broken))
    assert "cannot be read" in made.pages["board.canvas.md"].html
    assert made.faults[0].startswith(where)


def test_a_canvas_that_is_no_text_is_told() -> None:
    assert site({**files(), "board.canvas": b"\xff\xfe\x00"}).faults == ("board.canvas:1:1 it cannot be read as text",)


def test_a_canvas_that_no_public_note_refers_to_has_no_page() -> None:
    made = site(
        {"a.md": "text", "b.md": "---\npublish: false\n---\n\n[[board.canvas]]\n", "board.canvas": '{"nodes": []}'}
    )
    assert "board.canvas.md" not in made.pages


def test_what_is_private_is_on_no_canvas_and_in_no_base() -> None:
    hidden = "---\npublish: false\ntitle: SENTINEL title\naliases: [SENTINEL alias]\n---\n"
    canvas = {
        "nodes": [
            {"id": "a", "type": "file", "file": "private/SENTINEL.md", "x": 0, "y": 0, "width": 9, "height": 9},
            {
                "id": "b",
                "type": "text",
                "text": "x [[SENTINEL title]] [[SENTINEL alias]] [[private/SENTINEL#h]] %%SENTINEL%% <!-- SENTINEL -->",
                "x": 0,
                "y": 0,
                "width": 900,
                "height": 9,
            },
            {"id": "c", "type": "group", "label": "![[SENTINEL]]", "x": 0, "y": 0, "width": 900, "height": 9},
        ],
        "edges": [{"fromNode": "a", "toNode": "b", "label": "SENTINEL"}],
    }
    base = 'filters: file.hasLink("SENTINEL title")\n'
    made = site({**files(canvas), "table.base": base, "private/SENTINEL.md": hidden})
    assert "SENTINEL" not in every_word(made)
    assert "x private note private note private note" in made.pages["board.canvas.md"].html
    folder = site(
        {**files(), "table.base": 'filters: file.inFolder("private/SENTINEL")\n', "private/SENTINEL/x.md": hidden}
    )
    assert "SENTINEL" not in every_word(folder)
    commented = site({**files(), "table.base": "# SENTINEL\nfilters: []\n"})
    assert "SENTINEL" not in every_word(commented)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "type", "text", "file", "x", "y", "width", "height", "nodes", "edges", "fromNode", "toNode", "label", "url"]), inner, max_size=8),
    max_leaves=20,
)  # fmt: skip


@given(_JSON)
def test_any_json_makes_a_page(given_: object) -> None:
    assert "board.canvas.md" in site(files({"nodes": [given_], "edges": [given_]})).pages
    assert "board.canvas.md" in site(files(json.dumps(given_))).pages
