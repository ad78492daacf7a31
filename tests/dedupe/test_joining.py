"""What is joined to a canonical note: lists of any shape, texts that leave something open, many members."""

from __future__ import annotations

import pytest

from pipeline.edit import amend
from pipeline.read.frontmatter.split import split
from tests.dedupe.drafts import merged, texts

OTHER = """---
title: Hello, World
aliases: [Two words]
hidden_aliases: [helo, Two Words]
tags: [new, two parts]
sources: ["https://two.example", {url: "https://three.example", title: Three, year: 2024}]
updated: 2025-01-01
---

Another text.

## Part
"""


def head(canonical: str) -> str:
    """The head of a canonical note once the other is joined to it."""
    done = merged({"a.md": f"---\n{canonical}---\n\nText.\n", "b.md": OTHER}, "a.md", "b.md")
    assert done.refused == ()
    return texts(done)["a.md"].split("---")[1].strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aliases: One, Uno\n", 'aliases: [One, Uno, "Hello, World", Two words, b]'),
        ('aliases: "One"   # kept\n', 'aliases: [One, "Hello, World", Two words, b]   # kept'),
        ("tags: x, z\n", "tags: [x, z, new, two parts]"),
        ('tags: ""\n', "tags: [new, two parts]"),
        (
            "sources: https://one.example\n",
            'sources: ["https://one.example", "https://two.example", {url: "https://three.example", title: Three, year: 2024}]',
        ),
        (
            "sources:\n  - url: https://one.example\n    title: One   # the first\n",
            '# the first\n  - "https://two.example"\n  - {url: "https://three.example", title: Three, year: 2024}',
        ),
        ("updated: 2026-02-03\n", "updated: 2025-01-01"),
    ],
)
def test_what_is_one_text_or_a_list_of_mappings_takes_more_items(before: str, after: str) -> None:
    assert after in head(before)


def test_a_hidden_alias_that_is_an_alias_by_now_is_not_named_twice() -> None:
    assert "hidden_aliases: [helo]" in head("title: A\n")


def test_sources_that_are_there_already_are_not_named_twice() -> None:
    now = head('sources: [{url: "https://three.example", title: Three, year: 2024}, "https://two.example"]\n')
    assert now.count("three.example") == now.count("two.example") == 1


def test_a_list_that_cannot_be_edited_is_told_and_the_rest_is_done() -> None:
    done = merged({"a.md": "---\ntags: {x: 1}\n---\n\nText.\n", "b.md": OTHER}, "a.md", "b.md")
    assert done.refused == ()
    assert [words for words in done.told if "`tags` cannot be edited" in words]
    assert "tags: {x: 1}\n" in texts(done)["a.md"]


@pytest.mark.parametrize("open_end", ["```python\nx = 1", "<!-- a note to myself\n\nmore", "~~~~"])
def test_no_text_is_joined_into_a_block_that_is_never_closed(open_end: str) -> None:
    """Neither behind the canonical note's own text nor behind another's."""
    files = {"a.md": f"Text.\n\n{open_end}\n", "b.md": OTHER, "c.md": "Third.\n\n## Sec\n"}
    done = merged(files, "a.md", "b.md")
    assert [one.why.startswith("a.md: leaves a code block or a comment open") for one in done.refused] == [True]
    done = merged(files, "c.md", "a.md", "b.md")
    assert [one.why.startswith("a.md: leaves a code block or a comment open") for one in done.refused] == [True]
    assert merged(files, "b.md", "a.md").refused == ()


def test_a_wikilink_to_the_title_of_a_merged_note_names_the_section_as_it_is_written() -> None:
    files = {"a.md": "Text.\n", "b.md": "# b\n\nOther words.\n", "c.md": "[[b#b]]\n"}
    assert texts(merged(files, "a.md", "b.md"))["c.md"] == "[[a#Merged: b (b.md)|b > b]]\n"


def test_the_head_of_a_note_that_takes_many_names_is_read_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: the work grows with them, and not with their square."""
    items = tuple(f"name {number}" for number in range(300))
    seen: list[str] = []

    def counting(text: amend.Text) -> amend.FrontMatter:
        seen.append(text.content)
        return split(text)

    text = amend.amended("a.md", amend.Text("---\naliases: [x]\n---\n"), [amend.AddItems("aliases", items)], counting)
    assert isinstance(text, amend.Text)
    assert split(text).data["aliases"] == ["x", *items]
    assert len(seen) < 5


def test_a_title_of_two_lines_makes_a_heading_of_one() -> None:
    files = {"a.md": "Text.\n", "b.md": '---\ntitle: "Two\\nlines"\n---\nOther words.\n', "c.md": "![[b]]\n"}
    new = texts(merged(files, "a.md", "b.md"))
    assert "\n## Merged: Two lines (b.md)\n" in new["a.md"]
    assert new["c.md"] == "![[a#Merged: Two lines (b.md)]]\n"
