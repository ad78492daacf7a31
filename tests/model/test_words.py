"""Words and names that several rooms must read alike."""

from __future__ import annotations

import datetime

import pytest

from pipeline.build import wiki_of
from pipeline.model.merged import is_merged
from pipeline.model.moc import bare_title
from pipeline.model.options import Options
from pipeline.model.suffix import bare, is_note, stem


@pytest.mark.parametrize("status", ["merged", "Merged", "REDIRECT", "redirected"])
def test_whoever_merged_a_note_is_redirected_and_spared_its_sections(status: str) -> None:
    """The graph and the schema must agree on what a merged note is."""
    schema = {"any-note.schema.json": '{"x-sections": ["Uses"]}'}
    old = f"---\nstatus: {status}\nduplicate_of: New\n---\nStill some text.\n"
    wiki = wiki_of({"Old.md": old, "New.md": "# New\n\n## Uses\n"}, Options(), schema, datetime.date(2026, 5, 20))
    assert is_merged(wiki.notes["Old.md"])
    assert wiki.graph.redirects["Old.md"].final == "New.md"
    assert not any(fault.keyword == "x-sections" for fault in wiki.faults)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Physics MOC", "Physics"), ("Physics - (MOC)", "Physics"), ("MOC", ""), ("Amoc", "Amoc"), ("DEMOC", "DEMOC")],
)
def test_a_map_is_called_as_what_it_maps(title: str, name: str) -> None:
    assert bare_title(title) == name


@pytest.mark.parametrize(
    ("path", "without", "name"),
    [
        ("a/C.md", "a/C", "C"),
        ("a/C.MD", "a/C", "C"),
        ("C.Markdown", "C", "C"),
        ("a.b/c", "a.b/c", "c"),
        ("a/.md", "a/.md", ".md"),
        ("x.md.md", "x.md", "x.md"),
    ],
)
def test_a_notes_suffix_is_known_in_any_case(path: str, without: str, name: str) -> None:
    assert (bare(path), stem(path)) == (without, name)
    assert is_note(path) == (without != path or name == ".md")
