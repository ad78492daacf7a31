from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edit import accepted, apply, diff, fix
from pipeline.model.diagnostic import Diagnostic, Edit, Fix
from pipeline.model.place import TOP
from pipeline.model.text import Text

CONTENT = st.text(st.sampled_from("ab가\n\r\t🗂"), max_size=30)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Text, list[Edit]]:
    text = Text(draw(CONTENT), bom=draw(st.booleans()))
    offsets = st.tuples(st.integers(0, 35), st.integers(0, 35)).map(sorted)
    spans = draw(st.lists(st.tuples(offsets, CONTENT), max_size=6))
    return text, [Edit("a.md", start, end, new) for (start, end), new in spans]


@given(edited())
def test_what_no_edit_names_stays_byte_for_byte(case: tuple[Text, list[Edit]]) -> None:
    text, edits = case
    kept = accepted(text, edits)
    result = apply(text, edits)
    at = shift = 0
    for edit in kept:
        assert result.content[at + shift : edit.start + shift] == text.content[at : edit.start]
        assert result.content[edit.start + shift : edit.start + shift + len(edit.text)] == edit.text
        at, shift = edit.end, shift + len(edit.text) - (edit.end - edit.start)
    assert result.content[at + shift :] == text.content[at:]
    assert result.bom == text.bom


@given(edited(), st.randoms())
def test_the_order_in_which_edits_are_found_changes_nothing(case: tuple[Text, list[Edit]], random: object) -> None:
    text, edits = case
    assert apply(text, edits) == apply(text, edits[::-1])


@pytest.mark.parametrize(
    ("edits", "result"),
    [
        ([Edit("a.md", 0, 3, "xyz")], "xyzdef"),
        ([Edit("a.md", 0, 3, "1"), Edit("a.md", 3, 6, "2")], "12"),
        ([Edit("a.md", 0, 3, "1"), Edit("a.md", 2, 4, "2")], "1def"),
        ([Edit("a.md", 2, 2, "+"), Edit("a.md", 2, 2, "+")], "ab+cdef"),
        ([Edit("a.md", 5, 9, "out of the text")], "abcdef"),
    ],
    ids=[
        "one",
        "neighbours",
        "the later of two that overlap is refused",
        "equal ones are made once",
        "none beyond the end",
    ],
)
def test_edits(edits: list[Edit], result: str) -> None:
    assert apply(Text("abcdef"), edits).content == result


def finding(*edits: Edit, safe: bool = True) -> Diagnostic:
    return Diagnostic(
        "LNK004", "link-to-redirect", "warning", "a detour", edits[0].path, TOP, fix=Fix(safe, "link", edits)
    )


def test_unsafe_fixes_are_made_on_demand_only() -> None:
    texts = {"a.md": Text("abc")}
    unsafe = finding(Edit("a.md", 0, 1, "x"), safe=False)
    assert fix(texts, [unsafe]).texts == {}
    assert fix(texts, [unsafe], unsafe=True).texts["a.md"].content == "xbc"


def test_a_fix_of_several_files_is_made_whole_or_not_at_all() -> None:
    texts = {"a.md": Text("abc"), "b.md": Text("abc")}
    first = finding(Edit("a.md", 0, 2, "x"))
    both = finding(Edit("b.md", 0, 1, "y"), Edit("a.md", 1, 2, "y"))
    fixed = fix(texts, [first, both])
    assert fixed.applied == (first,)
    assert {path: text.content for path, text in fixed.texts.items()} == {"a.md": "xc"}


def test_a_fix_in_a_file_that_is_not_there_is_left_out() -> None:
    assert fix({}, [finding(Edit("gone.md", 0, 0, "x"))]).applied == ()


@given(
    st.lists(edited().map(lambda case: [e for e in case[1] if e.end <= len(case[0].content)]).filter(bool), max_size=4),
    CONTENT,
)
def test_fixing_makes_exactly_the_edits_of_the_applied_fixes(fixes: list[list[Edit]], content: str) -> None:
    texts = {"a.md": Text(content)}
    fixed = fix(texts, [finding(*edits) for edits in fixes])
    edits = {edit for diagnostic in fixed.applied if diagnostic.fix for edit in diagnostic.fix.edits}
    assert set(accepted(texts["a.md"], edits)) == edits
    assert fixed.texts.get("a.md", texts["a.md"]) == apply(texts["a.md"], edits)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a", "b"),
        ("a\n", "a"),
        ("", "a\n"),
        ("가\x85나\n", "가\x85다\n"),
    ],
)
def test_a_diff_is_a_patch_that_git_applies(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "a.md").write_bytes(old.encode())
    patch = diff(Text(old), Text(new), "a.md")
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "a.md").read_bytes() == new.encode()


def test_no_change_is_no_diff() -> None:
    assert diff(Text("a"), Text("a"), "a.md") == ""
