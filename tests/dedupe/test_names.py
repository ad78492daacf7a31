"""The name table: every claim is kept, whoever else makes it."""

from __future__ import annotations

from pipeline.dedupe import name_table
from tests.link.wikis import Page, linked


def test_a_note_claims_its_id_title_aliases_and_stem() -> None:
    notes = linked(
        {"a/Para.md": Page(id="w-1", title="Parameter", aliases=("Weight",), hidden_aliases=("Paramter",))}
    ).notes
    found = {key: [(claim.kind, claim.text) for claim in claims] for key, claims in name_table(notes).claims.items()}
    assert found == {
        "w-1": [("id", "w-1")],
        "parameter": [("title", "Parameter")],
        "weight": [("alias", "Weight")],
        "paramter": [("hidden-alias", "Paramter")],
        "para": [("stem", "Para")],
    }


def test_clashes_are_kept_in_the_order_of_paths() -> None:
    names = name_table(linked({"b.md": Page(title="ＷEIGHT"), "a.md": Page(aliases=("weight",))}).notes)
    assert [(claim.path, claim.kind) for claim in names.called("Weight")] == [("a.md", "alias"), ("b.md", "title")]


def test_a_name_with_nothing_visible_is_no_claim() -> None:
    names = name_table(linked({"a.md": Page(aliases=("\u200b", "  "))}).notes)
    assert list(names.claims) == ["a"]


def test_an_alias_claimed_twice_by_one_note_is_two_claims() -> None:
    names = name_table(linked({"a.md": Page(aliases=("X", "x"))}).notes)
    assert [claim.text for claim in names.called("x")] == ["X", "x"]
