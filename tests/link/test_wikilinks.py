"""Wikilinks: rank is the outer loop, spelling the inner."""

from __future__ import annotations

import unicodedata

import pytest

from tests.link.wikis import DENDRON, Page, goes, linked

CONCEPTS = {
    "Topics/Parameter.md": Page(id="wiki-1", title="Parameter", aliases=("Model Parameter", "파라미터")),
    "Topics/Weight.md": Page(id="wiki-2", title="Weight of a network"),
}


@pytest.mark.parametrize(
    ("written", "via"),
    [
        ("[[Topics/Parameter]]", "path"),
        ("[[Topics/Parameter.md]]", "path"),
        ("[[/Topics/Parameter]]", "path"),
        ("[[./Topics/Parameter]]", "path"),
        ("[[topics/PARAMETER]]", "path"),
        ("[[Parameter]]", "suffix"),
        ("[[Parameter.md]]", "suffix"),
        ("[[parameter|the label]]", "suffix"),
        ("[[Ｐarameter]]", "suffix"),
        ("[[Para\u200bmeter]]", "suffix"),
        ("[[wiki-1]]", "id"),
        ("[[Model Parameter]]", "alias"),
        ("[[파라미터]]", "alias"),
        (f"[[{unicodedata.normalize('NFD', '파라미터')}]]", "alias"),
    ],
)
def test_a_name_in_any_spelling_finds_its_note(written: str, via: str) -> None:
    found = goes(written, CONCEPTS)
    assert (found.status, found.resolved, found.via) == ("ok", "Topics/Parameter.md", via)
    assert found.candidates == ("Topics/Parameter.md",)


def test_a_title_is_a_name() -> None:
    found = goes("[[Weight of a network]]", CONCEPTS)
    assert (found.resolved, found.via) == ("Topics/Weight.md", "title")


def test_the_first_rank_that_knows_the_name_decides() -> None:
    pages = {
        "x.md": "",
        "a/x.md": "",
        "by-id.md": Page(id="x"),
        "by-title.md": Page(title="x"),
        "by-alias.md": Page(aliases=("x",)),
    }
    order = []
    for gone in ("x.md", "a/x.md", "by-id.md", "by-title.md", "by-alias.md"):
        found = goes("[[x]]", pages)
        order.append((found.resolved, found.via, found.status))
        del pages[gone]
    assert order == [
        ("x.md", "path", "ok"),
        ("a/x.md", "suffix", "ok"),
        ("by-id.md", "id", "ok"),
        ("by-title.md", "title", "ok"),
        ("by-alias.md", "alias", "ok"),
    ]


def test_a_higher_rank_in_another_case_goes_before_a_lower_rank_spelt_exactly() -> None:
    assert goes("[[X]]", {"x.md": "", "other.md": Page(title="X")}).resolved == "x.md"


def test_within_a_rank_the_exact_spelling_decides() -> None:
    pages = {"a/Note.md": "", "a/note.md": "", "a/NOTE.md": ""}
    found = goes("[[note]]", pages)
    assert (found.status, found.resolved, found.exact) == ("ok", "a/note.md", True)
    found = goes("[[nOTE]]", pages)
    assert (found.status, found.candidates, found.exact) == (
        "ambiguous",
        ("a/NOTE.md", "a/Note.md", "a/note.md"),
        False,
    )


def test_within_a_rank_the_composed_form_goes_before_letter_case() -> None:
    composed, other = "b/é.md", "a/É.md"
    found = goes(f"[[{unicodedata.normalize('NFD', 'é')}]]", {composed: "", other: ""})
    assert (found.status, found.resolved, found.exact) == ("ok", composed, False)


def test_several_candidates_are_ambiguous_and_the_own_folder_opens() -> None:
    pages = {"b/x.md": "", "a/long/x.md": "", "c/x.md": ""}
    found = goes("[[x]]", pages, "a/long/from.md")
    assert (found.status, found.resolved) == ("ambiguous", "a/long/x.md")
    assert found.candidates == ("a/long/x.md", "b/x.md", "c/x.md")


def test_outside_of_those_folders_the_shortest_path_opens_and_then_the_first() -> None:
    assert goes("[[x]]", {"bb/x.md": "", "c/x.md": "", "a/long/x.md": ""}).resolved == "c/x.md"
    assert goes("[[x]]", {"c/x.md": "", "b/x.md": ""}).resolved == "b/x.md"


def test_a_path_ending_is_near_below_the_own_folder() -> None:
    found = goes("[[sub/x]]", {"own/sub/x.md": "", "a/sub/x.md": ""}, "own/from.md")
    assert (found.status, found.resolved) == ("ambiguous", "own/sub/x.md")


def test_an_ending_is_one_of_whole_parts() -> None:
    assert goes("[[eter]]", CONCEPTS).status == "missing"
    assert goes("[[opics/Parameter]]", CONCEPTS).status == "missing"


@pytest.mark.parametrize(
    "written", ["[[../../etc/passwd]]", "[[../from]]", "[[/../from]]", "[[./nowhere]]", "[[nothing]]"]
)
def test_what_lies_outside_or_nowhere_is_missing(written: str) -> None:
    found = goes(written, {})
    assert (found.status, found.resolved, found.via, found.candidates) == ("missing", None, None, ())


def test_a_relative_path_goes_from_the_note() -> None:
    pages = {"a/x.md": "", "x.md": ""}
    assert goes("[[../x]]", pages, "a/from.md").resolved == "x.md"
    assert goes("[[./x]]", pages, "a/from.md").resolved == "a/x.md"
    assert goes("[[./y]]", {"y.md": ""}, "a/from.md").status == "missing"


def test_a_note_may_be_named_with_either_suffix() -> None:
    assert goes("[[x.markdown]]", {"x.markdown": ""}).resolved == "x.markdown"
    assert goes("[[x]]", {"x.markdown": ""}).resolved == "x.markdown"
    assert goes("[[x.md]]", {"x.markdown": ""}).status == "missing"


def test_a_dot_in_a_name_is_no_suffix() -> None:
    assert goes("[[Node.js]]", {"js/Node.js.md": ""}).resolved == "js/Node.js.md"
    assert goes("[[v1.0]]", {"v1.0.md": ""}).resolved == "v1.0.md"


@pytest.mark.parametrize("written", ["[[image.png]]", "![[image.png]]", "![[img/image.png]]", "![](img/image.png)"])
def test_an_attachment_is_named_with_its_suffix(written: str) -> None:
    assert goes(written, {}, attachments=("img/image.png",)).resolved == "img/image.png"
    assert goes(written.replace(".png", ""), {}, attachments=("img/image.png",)).status == "missing"


def test_a_note_goes_before_an_attachment_without_a_suffix() -> None:
    assert goes("[[LICENSE]]", {"LICENSE.md": ""}, attachments=("LICENSE",)).resolved == "LICENSE.md"
    assert goes("[[LICENSE]]", {}, attachments=("LICENSE",)).resolved == "LICENSE"


def test_a_hidden_alias_is_for_search_only() -> None:
    assert goes("[[Paramter]]", {"x.md": Page(hidden_aliases=("Paramter",))}).status == "missing"


def test_a_name_with_nothing_visible_is_nobody_s() -> None:
    assert goes("[[\u200b]]", {"x.md": Page(aliases=("\u200b", " "))}).status == "missing"


@pytest.mark.parametrize(
    "written", ["[[a.b]]", "[[a/b]]", "[[dendron://vault/a.b]]", "[[dendron://vault/a.b#heading]]"]
)
@pytest.mark.parametrize("path", ["notes/a.b.md", "notes/a/b.md", "a.b.md", "a/b.md"])
def test_dendron_has_dots_for_folders(written: str, path: str) -> None:
    found = goes(written, {path: "# Heading"}, options=DENDRON)
    assert (found.status, found.resolved) == ("ok", path)


def test_every_link_has_a_resolution_in_its_order() -> None:
    found = linked({"a.md": "[[b]] [[c]] [x](https://example.org) [[#nowhere]]", "b.md": ""}).graph.resolutions["a.md"]
    assert [(each.index, each.status) for each in found] == [
        (0, "ok"),
        (1, "missing"),
        (2, "external"),
        (3, "missing-fragment"),
    ]
