"""Law 2 of the pages: what is remembered from one build to the next never shows, whatever was edited in between."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.incremental import Pages
from pipeline.model.history import Change, History
from pipeline.model.options import Options
from pipeline.model.page import Site
from pipeline.model.remembered import Remembered
from pipeline.model.run import Run
from pipeline.store.cache import Cache
from tests.publish.wikis import Files, site

Made = Callable[[dict[str, str]], Site]
NAMES = ("a", "b", "x/c", "x/README", "maps/k")
HEADS = (
    "",
    "title: Alpha",
    "title: Beta\naliases: [b2, Zweite]",
    "aliases: [other, x/c]\nhidden_aliases: [hid]",
    "publish: false",
    "title: qwsecret\npublish: false\naliases: [other]",
    "category: k",
    "category: k\ntype: moc",
    "tags: [t, t/u]\nstatus: draft",
    "relations: {broader: b, related: [other]}",
    "redirect: b\nstatus: merged\nduplicate_of: b\ncanonical_id: b",
    "raw_sources: ['[[b]]', other, 'https://example.org/x']",
    "language: ko\nsummary: In short.",
    "redirect_from: [old/place]",
    "updated: 2026-05-01\ntech_stack: [python]",
)
TEXTS = (
    "[[a]] and [[b|that]].",
    "![[b]]",
    "![[a#H]]",
    "![[x/c#^p]]",
    "[[other]] [[Zweite]]",
    "[[wanted]]",
    "[[a#H]] [[a#No]]",
    "# H\n\nText. ^p",
    "## [[b]] in it\n\nMore.",
    "[x](../b.md) [y](b.md#h)",
    "<a href='b.md#h'>raw</a> <img src='p.png'>",
    "![[p.png]] [[p.png]]",
    "![[board.canvas]]",
    "```python\nprint(1)\n```",
    "#t/u and #new",
    "[[old/place]]",
    "A note[^1].\n\n[^1]: See [[b]].",
    "%% [[a]] %% <!-- x -->",
    "[[/x/]] [[README]]",
)
NOTES = st.builds(
    lambda heads, texts: (f"---\n{chr(10).join(heads)}\n---\n\n" if any(heads) else "") + "\n\n".join(texts) + "\n",
    st.lists(st.sampled_from(HEADS), max_size=2, unique_by=lambda head: head.partition(":")[0]),
    st.lists(st.sampled_from(TEXTS), max_size=4),
)
FILES = st.sampled_from((*(f"{name}.md" for name in NAMES), "p.png", "board.canvas"))
EDITS = st.tuples(FILES, st.one_of(st.none(), NOTES))
"""A file and what it says from now on; None: it is gone."""


def edited(files: dict[str, str], edits: list[tuple[str, str | None]]) -> dict[str, str]:
    """The files after some edits."""
    after = {**files, **{path: text for path, text in edits if text is not None}}
    return {path: text for path, text in after.items() if (path, None) not in edits}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=2, max_size=4))
def test_a_site_made_with_a_memory_is_the_site_made_without(steps: list[list[tuple[str, str | None]]]) -> None:
    files: dict[str, str] = {f"{name}.md": f"[[{other}]]\n" for name, other in itertools.pairwise(NAMES)}
    with Cache(None) as cache:
        for step in steps:
            files = edited(files, step)
            pages = Pages(cache)
            kept = site(files, memory=pages)
            pages.keep_only(kept.pages.keys())
            assert kept == site(files)


class Counting:
    """A memory that tells which pages were made anew."""

    def __init__(self) -> None:
        self.kept: dict[str, Remembered] = {}
        self.made: list[str] = []

    def recall(self, path: str) -> Remembered | None:
        return self.kept.get(path)

    def keep(self, path: str, made: Remembered) -> None:
        self.made.append(path)
        self.kept[path] = made


@pytest.mark.parametrize(
    ("before", "change", "page"),
    [
        pytest.param(
            {"a.md": "See [[b]] beside [[sec]].\n", "b.md": "", "sec.md": ""},
            {"sec.md": "---\npublish: false\n---\n"},
            "b.md",
            id="what a third note says of a private one goes from a backlink's sentence",
        ),
        pytest.param(
            {"a.md": "---\nrelations:\n  broader: Beta\n---\n", "c.md": ""},
            {"b.md": "---\ntitle: Beta\n---\n"},
            "a.md",
            id="what a relation asks for is written",
        ),
        pytest.param(
            {"a.md": "# A\n", "b.md": "# B\n"},
            {"b.md": "---\naliases: ['a.md#Part']\n---\n\n# B\n"},
            "a.md",
            id="a part moves to another note",
        ),
        pytest.param(
            {"a.md": "---\nraw_sources: [other]\n---\n", "b.md": ""},
            {"c.md": "---\npublish: false\naliases: [other]\n---\n"},
            "a.md",
            id="a source turns out to be a private note's name",
        ),
        pytest.param(
            {"a.md": "---\ntags: [t]\n---\n", "b.md": ""},
            {"browse/tags/t.md": ""},
            "a.md",
            id="a note takes the place of a tag's page",
        ),
        pytest.param(
            {"a.md": "![[x.canvas]]\n", "x.canvas": "{}", "b.md": ""},
            {"x.canvas.md": ""},
            "a.md",
            id="a note takes the place of a canvas' page",
        ),
        pytest.param(
            {"a.md": "[[x/README]]\n", "x/README.md": "", "b.md": ""},
            {"x/index.md": ""},
            "a.md",
            id="a note takes the address of another",
        ),
        pytest.param({"a.md": "", "b.md": ""}, {"c.md": "See [[a]].\n"}, "a.md", id="a new note links to it"),
        pytest.param(
            {"a.md": "<img src='p.png'>\n", "b.md": ""}, {"p.png": ""}, "a.md", id="a picture is there that HTML shows"
        ),
    ],
)
def test_a_page_is_made_anew_for_whatever_reaches_it(before: Files, change: Files, page: str) -> None:
    memory = Counting()
    was = site(before, memory=memory).pages[page]
    after = {**before, **change}
    assert site(after).pages[page].html != was.html
    assert site(after, memory=memory) == site(after)


BEFORE: Files = {
    "hub.md": "# Hub\n\nText.\n\n## Part\n\nMore. ^p\n",
    "linking.md": "See [[hub]].\n",
    "embedding.md": "![[hub#Part]]\n",
    "apart.md": "---\ntags: [t]\n---\n\n[[wanted]] and <a href='later.md'>x</a>\n",
    "alone.md": "---\naliases: [lonely]\ntags: [t]\n---\n\nText.\n",
    "map.md": "---\ncategory: k\ntype: moc\ntitle: k\n---\n\nMap.\n",
    "member.md": "---\ncategory: k\n---\n\nText.\n",
}


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        ({}, set()),
        ({"alone.md": "Other text.\n"}, {"alone.md"}),
        ({"hub.md": "# Hub\n\nOther.\n\n## Part\n\nMore. ^p\n"}, {"hub.md", "linking.md", "embedding.md"}),
        ({"linking.md": "No more.\n"}, {"linking.md", "hub.md"}),
        ({"linking.md": "Still [[hub]], otherwise.\n"}, {"linking.md", "hub.md"}),
        ({"later.md": "Here.\n"}, {"later.md", "apart.md"}),
        ({"x/wanted.md": "Here.\n"}, {"x/wanted.md", "apart.md"}),
        ({"new.md": "---\ntags: [t]\n---\n\nText.\n"}, {"new.md"}),
        ({"member2.md": "---\ncategory: k\n---\n\nText.\n"}, {"member2.md", "map.md"}),
        ({"hub.md": "---\npublish: false\n---\n\nText.\n"}, {"linking.md", "embedding.md"}),
    ],
)
def test_only_pages_that_an_edit_reaches_are_made_anew(change: Files, anew: set[str]) -> None:
    memory = Counting()
    site(BEFORE, memory=memory)
    assert set(memory.made) == BEFORE.keys()
    memory.made.clear()
    site({**BEFORE, **change}, memory=memory)
    assert set(memory.made) == anew


def test_how_long_a_run_took_and_when_makes_no_page_anew() -> None:
    files = {"a.md": "```python\nprint(1)\n```\n"}
    run = Run("a.md", 0, 1, "python", "", "passed", "ran", None, "1\n", 0.5, cached=False)
    memory = Counting()
    first = site(files, runs=[run], memory=memory)
    assert site(files, runs=[replace(run, duration_s=9.0, cached=True)], memory=memory) == first
    assert memory.made == ["a.md"]
    failed = replace(run, status="failed", message="no")
    assert site(files, runs=[failed], memory=memory) == site(files, runs=[failed])
    assert memory.made == ["a.md", "a.md"]


@pytest.mark.parametrize(
    ("options", "language"),
    [
        (replace(Options(), publish=replace(Options().publish, trust_html=True)), "en"),
        (replace(Options(), publish=replace(Options().publish, report_address="https://example.org/{path}")), "en"),
        (Options(), "ko"),
    ],
)
def test_other_options_or_words_make_every_page_anew(options: Options, language: str) -> None:
    memory = Counting()
    site(BEFORE, memory=memory)
    assert site(BEFORE, options, language, memory=memory) == site(BEFORE, options, language)
    assert memory.made == 2 * sorted(BEFORE)


def test_what_git_tells_of_a_note_is_in_the_answers() -> None:
    memory = Counting()
    site(BEFORE, memory=memory)
    known = {"alone.md": History((Change("0" * 40, datetime.date(2026, 5, 1), "A"),))}
    assert site(BEFORE, histories=known, memory=memory) == site(BEFORE, histories=known)
    assert memory.made[len(BEFORE) :] == ["alone.md"]


def test_a_damaged_record_is_no_record() -> None:
    with Cache(None) as cache:
        pages = Pages(cache)
        made = site(BEFORE, memory=pages)
        pages.keep_only(made.pages.keys())
        cache.put("page", "hub.md", '["another program", []]')
        cache.put("page", "linking.md", "no JSON")
        assert site(BEFORE, memory=Pages(cache)) == made
