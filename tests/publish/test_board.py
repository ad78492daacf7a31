"""Canvases and bases, which only Obsidian opens, become pages that say what is in them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.build import remembering
from pipeline.model.ledger import Published
from pipeline.publish.standing import standing
from pipeline.rules import judge
from tests.publish.wikis import every_word, site, site_of, wiki

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
    assert ">Plan</h2>" in shown
    assert '<p>see <a href="Note.html" class="wm-link">the note</a> ' in shown
    assert '<a class="wm-link" href="Note.html">Note</a>' in shown
    assert '<a href="https://example.org/">' in shown
    assert 'href="javascript' not in shown
    assert '<li><a href="#card-1">Plan</a> → <a href="#card-2">Note</a> (leads to)</li>' in shown
    assert shown.count('class="wm-card ') == 5
    assert shown.count('class="wm-arrow__line"') == shown.count('class="wm-arrow__head"') == 1
    assert made.pages["board.canvas.md"].title == "board"


def test_a_base_says_what_it_asks_for() -> None:
    shown = site(files()).pages["table.base.md"].html
    assert "A base of Obsidian" in shown
    assert 'file.ext == "md"' in shown


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
    assert site({**files(), "board.canvas": b"\xff\xfe\x00"}).faults == (
        "board.canvas:1:1 it cannot be read: is UTF-16 (little endian), not UTF-8; save it as UTF-8",
    )


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


def card(id_: object = "a", **more: object) -> dict[str, object]:
    return {"id": id_, "type": "text", "text": "x", "x": 0, "y": 0, "width": 99, "height": 99, **more}


def shown_of(*nodes: object, edges: object = (), **more: str) -> str:
    return site(files({"nodes": nodes, "edges": edges}, **more)).pages["board.canvas.md"].html


def test_cards_are_read_by_the_parse_of_notes() -> None:
    text = "## Head\n\n- a\n- ==b==\n\n`code` $x$ ![[Other]] [[Nowhere]]\n\n```python\n1/0\n```"
    shown = shown_of(card(text=text), **{"Other.md": "# Other\n\n## Part\n\nWords.\n"})
    for part in (
        ">Head</h2>",
        "<mark>b</mark>",
        "<code>code</code>",
        "arithmatex",
        "wm-missing",
        ">Part</h2>",
        "<p>Words.</p>",
    ):
        assert part in shown, part
    assert "wm-run" not in shown
    assert shown.count("<h1") == 1


def test_a_card_shows_a_note_in_short_a_part_of_it_or_a_picture() -> None:
    note = "---\nsummary: In short.\n---\n\nLong.\n\n## A part, too\n\nOf the part.\n\nA block. ^b1\n"
    made = site({
        **files({"nodes": [
            card(type="file", file="Other.md"),
            card(type="file", file="Other.md", subpath="#A part too"),
            card(type="file", file="Other.md", subpath="#^b1"),
            card(type="file", file="pic.png"),
            card(type="file", file="gone.png"),
            card(type="file", file="table.base"),
        ]}),
        "Other.md": note,
        "pic.png": b"",
    })  # fmt: skip
    shown = made.pages["board.canvas.md"].html
    assert '<p class="wm-excerpt">In short.</p>' in shown
    assert 'href="Other.html#a-part-too">Other › A part, too</a></p><p class="wm-excerpt">Of the part.' in shown
    assert 'href="Other.html#%5Eb1">Other</a></p><p class="wm-excerpt">A block.</p>' in shown
    assert '<img src="pic.png"' in shown
    assert 'class="wm-missing"' in shown
    assert 'href="table.base.html">table</a>' in shown
    assert "pic.png" in made.attachments


def test_colours_are_those_of_the_format_and_nothing_else() -> None:
    shown = shown_of(card(color="3"), card(color="#Ff0000"), card(color="red;position:fixed"), card(color=7))
    assert shown.count("wm-hue--3") == 1
    assert shown.count("--wm-own:#Ff0000") == 1
    assert "fixed" not in shown


def test_arrows_have_the_heads_that_the_canvas_says() -> None:
    def edge(**more: object) -> dict[str, object]:
        return {"fromNode": "a", "toNode": "b", **more}

    edges = [
        edge(),
        edge(fromEnd="arrow"),
        edge(toEnd="none"),
        edge(fromEnd="arrow", toEnd="none"),
        {"fromNode": "a", "toNode": "gone"},
    ]
    shown = shown_of(card("a", text="One"), card("b", text="Two", x=300), edges=edges)
    assert [sign for sign in "→↔—←" if f"</a> {sign} <a" in shown] == list("→↔—←")
    assert shown.count("wm-arrow__line") == 4
    assert shown.count("wm-arrow__head") == 4


def test_the_cards_of_a_group_stand_in_it_in_the_order_in_which_they_are_read() -> None:
    shown = shown_of(
        card(text="Last", x=900, y=900),
        card(text="Second", x=200, y=50),
        card(text="First", x=50, y=50),
        card(type="group", label="Group", x=0, y=0, width=400, height=400),
    )
    group, inner = (
        shown.index("Group"),
        shown.index('<ul class="wm-cards">\n<li><div class="wm-card wm-card--text" id="card-3"'),
    )
    assert group < inner < shown.index("First") < shown.index("Second") < shown.index("Last")


@pytest.mark.parametrize("place", [float("nan"), float("inf"), 1e300, "1", None, [], True])
def test_a_card_at_no_place_is_shown_below_the_others(place: object) -> None:
    shown = shown_of(card(text="Placed"), card(text="Lost", x=place))
    assert "Lost" in shown
    assert "nan" not in shown.replace("Finance", "")
    assert "inf" not in shown


def test_odd_sizes_and_ids_do_no_harm() -> None:
    nodes = [
        card({"a": 1}, width=-5, height=0),
        card([1]),
        card(None),
        card("a"),
        card("a"),
        "node",
        7,
        None,
        card(type="portal"),
    ]
    shown = shown_of(*nodes, edges=[{"fromNode": {"a": 1}, "toNode": []}, {"fromNode": "a", "toNode": "a"}, 3])
    assert shown.count('class="wm-card ') == 5
    assert shown.count("wm-arrow__line") == 1


def test_a_canvas_of_very_many_cards_says_how_many_it_leaves_out() -> None:
    shown = shown_of(*(card(str(number), x=number) for number in range(2500)))
    assert shown.count('class="wm-card ') == 2000
    assert "500 more cards" in shown


def test_a_canvas_runs_nothing() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1)) <h1 id=wm-title>"
    shown = shown_of(
        card("a", text=evil),
        card("b", type="group", label=evil),
        card("c", type="link", url=f"javascript:{evil}"),
        card("d", type="file", file=f"{evil}.md"),
        card("e", type="file", file='"><script>', subpath=evil),
        edges=[{"fromNode": "a", "toNode": "b", "label": evil, "color": evil, "fromSide": evil}],
    )
    assert "<script" not in shown
    assert re.search("<img[^>]*onerror", shown) is None
    assert 'href="javascript' not in shown
    assert shown.count('id="wm-title"') == 1


def test_a_canvas_that_moved_leads_on() -> None:
    now = {**files(), "maps/board.canvas": json.dumps(CANVAS), "Note.md": "# Note\n\n[[board.canvas]]\n"}
    del now["board.canvas"]
    before = {"board.canvas.html": Published("board.canvas"), "gone.canvas.html": Published("gone.canvas")}
    made = site_of(remembering(wiki(now), before, lambda: {"gone.canvas": "maps/board.canvas"}), now)
    assert {page.address: page.target for page in made.redirects} == {
        "board.canvas.html": "maps/board.canvas.html",
        "gone.canvas.html": "maps/board.canvas.html",
    }
    assert "maps/board.canvas.html" in standing(wiki(now))
    lost = [one for one in judge(remembering(wiki(now), before, dict)) if one.code == "PUB003"]
    assert [one.message.partition(" ")[0] for one in lost] == ["gone.canvas.html"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["id", "type", "text", "file", "x", "y", "width", "height", "nodes", "edges", "fromNode", "toNode", "label", "url"]), inner, max_size=8),
    max_leaves=20,
)  # fmt: skip


@given(_JSON)
def test_any_json_makes_a_page(given_: object) -> None:
    assert "board.canvas.md" in site(files({"nodes": [given_], "edges": [given_]})).pages
    assert "board.canvas.md" in site(files(json.dumps(given_))).pages


@pytest.mark.parametrize(
    "written",
    [
        "./SENTINEL",
        "../private/SENTINEL",
        "PRIVATE/sentinel",
        "private%2FSENTINEL",
        "SENTINEL.md",
        "private\\\\SENTINEL",
    ],
)
def test_a_group_names_nothing_private_however_the_path_is_written(written: str) -> None:
    label = card(type="group", label=f"[[{written}]] by us")
    shown = shown_of(label, **{"x/private/SENTINEL.md": "---\npublish: false\ntitle: T\n---\n"})
    assert "sentinel" not in shown.lower()
    assert "private note by us" in shown


def test_a_card_of_a_private_note_that_moved_does_not_name_it() -> None:
    shown = shown_of(card(type="file", file="old/SENTINEL.md"), **{"new/SENTINEL.md": "---\npublish: false\n---\n"})
    assert "SENTINEL" not in shown


def test_names_on_a_canvas_are_looked_up_and_not_searched_for() -> None:
    """With a scan of all private paths for each name this takes forty million steps."""
    hidden = {f"p/{number}/{'x' * 20}.md": "---\npublish: false\n---\n" for number in range(400)}
    links = "".join(f"[[{number}.]]" for number in range(100_000))
    assert "0." in shown_of(card(type="group", label=links), **hidden)


@pytest.mark.parametrize(
    "address",
    [
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " java\nscript:alert(1)",
        "\x00data:text/html,x",
        "JavaScript:alert(1)",
        "x.html",
        "../../x",
        "//example.org/x",
    ],
)
def test_a_link_card_leads_to_addresses_only_and_to_nothing_that_runs(address: str) -> None:
    """Browsers pass over control characters before and within a scheme."""
    assert "<a href" not in shown_of(card(type="link", url=address))


def test_a_link_card_leads_to_its_address() -> None:
    assert '<a href="https://example.org/a?b=c">' in shown_of(card(type="link", url="https://example.org/a?b=c"))
