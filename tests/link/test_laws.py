"""Laws 1 and 7 on generated wikis with hostile names, and that exports can be read back."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.wikis import DENDRON, MARKDOWN, OBSIDIAN, Page, linked

NAMES = st.one_of(
    st.sampled_from(
        [
            "index",
            "README",
            "파라미터",
            unicodedata.normalize("NFD", "파라미터"),
            "다익스트라(Dijkstra)",
            "C",
            "C++",
            "C#",
            "Ａ",
            "a",
            "A",
            "ß",
            "SS",
            "İ",
            "a.b",
            "a b",
            "a  b",
            "\u200b",
            "🗂️ hub",
            "{x}",
            "..",
            ".",
            "con\x00trol",
            "x?y",
            "x#y",
            "100%",
            "%20",
            "self",
            "tag:a",
            "missing:a",
        ]
    ),
    st.text(st.characters(exclude_characters="/\n\r[]|#", exclude_categories=("Cs",)), min_size=1, max_size=8),
)
FOLDERS = st.sampled_from(["", "a/", "b/", "a/b/", "Ａ/", "../", "deep/er/"])
PATHS = st.builds(
    lambda folder, name, suffix: f"{folder.replace('../', '')}{name}{suffix}",
    FOLDERS,
    NAMES,
    st.sampled_from([".md", ".markdown", ".MD.md"]),
)
LINKS = st.builds(
    lambda folder, name, shape: shape.format(f"{folder}{name}"),
    FOLDERS,
    NAMES.filter(lambda name: ")" not in name),
    st.sampled_from(["[[{}]]", "![[{}]]", "[[{}#h]]", "[t]({})", "[t](/{}.md)", "![]({}/)"]),
)
OPTIONAL = st.none() | NAMES
PAGES = st.builds(
    Page,
    body=st.lists(LINKS, max_size=5).map("\n".join),
    title=OPTIONAL,
    id=OPTIONAL,
    aliases=st.lists(NAMES, max_size=2).map(tuple),
    old_paths=st.lists(st.builds(str.__add__, FOLDERS, NAMES), max_size=2).map(tuple),
    canonical=OPTIONAL,
    duplicate_of=OPTIONAL,
    status=st.sampled_from([None, "merged", "draft"]),
    relations=st.lists(st.tuples(st.sampled_from(["broader", "part of"]), NAMES), max_size=2).map(tuple),
    tags=st.lists(NAMES, max_size=2).map(tuple),
    category=OPTIONAL,
)
WIKIS = st.dictionaries(PATHS, PAGES, max_size=7)
ATTACHMENTS = st.lists(st.builds(str.__add__, FOLDERS.filter(lambda folder: folder != "../"), NAMES), max_size=3).map(
    tuple
)
OPTIONS = st.sampled_from([OBSIDIAN, MARKDOWN, DENDRON])


@given(WIKIS, ATTACHMENTS, OPTIONS, st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_reading_changes_nothing(pages, attachments, options, random) -> None:  # type: ignore[no-untyped-def]
    once = linked(pages, attachments, options).graph
    shuffled = list(pages.items())
    random.shuffle(shuffled)
    assert linked(dict(shuffled), attachments, options).graph == once


@given(WIKIS, ATTACHMENTS, OPTIONS)
@settings(max_examples=300, deadline=None)
def test_every_edge_ends_at_a_node_and_every_note_is_one(pages, attachments, options) -> None:  # type: ignore[no-untyped-def]
    attachments = tuple(path for path in attachments if path not in pages)
    wiki = linked(pages, attachments, options)
    graph = wiki.graph
    assert {edge.source for edge in graph.edges} | {edge.target for edge in graph.edges} <= set(graph.nodes)
    assert set(pages) | set(attachments) <= set(graph.nodes)
    assert set(graph.resolutions) == set(pages)
    for path, resolutions in graph.resolutions.items():
        assert len(resolutions) == len(wiki.notes[path].links)
        for resolution in resolutions:
            check(resolution, set(pages) | set(attachments))
    for redirect in graph.redirects.values():
        assert redirect.chain[0] == redirect.source
        assert len(set(redirect.chain)) == len(redirect.chain)
        assert redirect.final is None or redirect.final not in graph.redirects


def check(resolution, files) -> None:  # type: ignore[no-untyped-def]
    assert list(resolution.candidates) == sorted(set(resolution.candidates))
    assert (resolution.status == "ambiguous") == (len(resolution.candidates) > 1)
    if resolution.resolved is not None:
        assert resolution.resolved in files
        assert resolution.resolved in resolution.candidates
    if resolution.status == "missing":
        assert resolution.resolved is None
