"""Clusters: what is declared, and what shares a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.dedupe import clusters, name_table
from pipeline.model.cluster import Cluster
from tests.link.wikis import Page, linked


def found(pages: Mapping[str, Page | str]) -> tuple[Cluster, ...]:
    wiki = linked(pages)
    return clusters(wiki.notes, name_table(wiki.notes), wiki.graph)


def copy_of(other: str, **roles: str) -> Page:
    return Page(duplicate_of=other, body="A text of its own.", **roles)


@pytest.mark.parametrize("said", ["w-1", "Parameter", "The parameter", "Parameter.md"])
def test_a_declared_duplicate_is_certain(said: str) -> None:
    (cluster,) = found({"Parameter.md": Page(id="w-1", title="The parameter"), "b/copy.md": copy_of(said)})
    assert (cluster.members, cluster.canonical, cluster.tier) == (("Parameter.md", "b/copy.md"), "Parameter.md", "auto")
    assert [piece.words for piece in cluster.evidence] == ["b/copy.md says that it is a duplicate of Parameter.md"]


def test_declarations_are_followed_to_their_end() -> None:
    (cluster,) = found({"a.md": copy_of("b"), "b.md": copy_of("c"), "c.md": "Text", "d.md": copy_of("c")})
    assert (cluster.members, cluster.canonical) == (("a.md", "b.md", "c.md", "d.md"), "c.md")


@pytest.mark.parametrize(
    "pages",
    [
        {"a.md": copy_of("b"), "b.md": copy_of("a")},
        {"a.md": copy_of("a")},
        {"a.md": copy_of("nowhere")},
        {"a.md": copy_of("x"), "b/x.md": "", "c/x.md": ""},
        {"a.md": Page(duplicate_of="b", status="merged"), "b.md": ""},
        {"a/index.md": "", "b/index.md": ""},
    ],
    ids=["a circle", "itself", "nothing", "several", "merged already", "file names"],
)
def test_what_is_not_certain_is_no_cluster(pages: Mapping[str, Page | str]) -> None:
    assert found(pages) == ()


def test_equal_titles_are_for_review() -> None:
    (cluster,) = found({"a.md": Page("Words", title="Learning rate"), "b.md": Page("[[a]]", title="learning  RATE")})
    assert (cluster.canonical, cluster.tier) == ("a.md", "review")
    assert cluster.evidence[0].words == 'b.md and a.md have the same title, "Learning rate"'


def test_an_alias_that_is_a_title_is_for_review() -> None:
    (cluster,) = found(
        {"a.md": Page("More words here", title="Parameter", aliases=("Weight",)), "w.md": Page(title="Weight")}
    )
    assert (cluster.canonical, cluster.members, cluster.tier) == ("w.md", ("a.md", "w.md"), "review")
    assert cluster.evidence[0].words == '"Weight" is an alias of a.md and the title of w.md'


def test_equal_titles_over_nothing_to_read_are_safe_to_join() -> None:
    pages = {"a.md": Page("Words", title="X"), "b.md": Page("# X", title="X"), "c.md": Page("Other words", title="X")}
    assert [(cluster.tier, cluster.members, cluster.canonical) for cluster in found(pages)] == [
        ("auto-stub", ("b.md", "c.md"), "c.md"),
        ("review", ("a.md", "c.md"), "c.md"),
    ]


def test_equal_files_are_certain() -> None:
    wiki = linked({"b/a.md": "Words", "a.md": "Words", "c.md": "Words", "d.md": "", "e.md": ""})
    notes = {
        path: replace(note, digest="" if path == "c.md" else note.stem, empty=not note.body.words)
        for path, note in wiki.notes.items()
    }
    (cluster,) = clusters(notes, name_table(notes), wiki.graph)
    assert (cluster.members, cluster.canonical, cluster.tier) == (("a.md", "b/a.md"), "a.md", "auto")
    assert cluster.evidence[0].words == "b/a.md and a.md are the same, byte for byte"


def test_every_member_matches_the_canonical_note_itself() -> None:
    pages = {
        "a.md": Page(title="X", aliases=("Y",)),
        "b.md": Page(title="Y", aliases=("Z",)),
        "c.md": Page(title="Z"),
    }
    assert [cluster.members for cluster in found(pages)] == [("a.md", "b.md"), ("b.md", "c.md")]


def test_notes_in_two_languages_are_translations() -> None:
    assert found({"a.md": Page(title="Pod", language="en"), "b.md": Page(title="Pod", language="ko")}) == ()


def test_the_order_of_reading_changes_nothing() -> None:
    pages = {"a.md": Page(title="X"), "b.md": Page(title="X"), "c.md": copy_of("a"), "d.md": copy_of("c")}
    assert found(pages) == found(dict(reversed(pages.items())))
