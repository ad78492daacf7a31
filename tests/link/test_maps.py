"""Redirect maps of other tools."""

from __future__ import annotations

import tarfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.link.maps import redirect_map
from pipeline.model.graph import LinkGraph
from pipeline.model.options import MappedRedirect
from tests.link.wikis import MARKDOWN, linked

ARCHIVE = Path(__file__).parents[3] / "shared" / "vaults" / "cpp-docs.tar.xz"


@pytest.mark.parametrize(
    "text",
    [
        '{"old/a.md": "new/a.md"}',
        "old/a.md: new/a.md",
        "- {from: /old/a.md, to: /new/a.md}",
        '{"redirections": [{"source_path": "old/a.md", "redirect_url": "new/a.md#part", "other": true}]}',
        "redirects:\n  old/a.md: new/a.md\n",
    ],
)
def test_a_map_has_one_of_many_shapes(text: str) -> None:
    (line,) = redirect_map(text, "redirects.json")
    assert isinstance(line, MappedRedirect)
    assert (line.source, line.target.partition("#")[0], line.outside, line.file) == (
        "old/a.md",
        "new/a.md",
        False,
        "redirects.json",
    )


def test_roots_are_taken_off_and_what_lies_outside_is_kept_apart() -> None:
    text = """{"docs/a.md": "/cpp/b#part", "docs/c.md": "/java/d", "docs/e.md": "https://example.org", "docs/g.md": "/cpp",
               "src/f.md": "/cpp/g"}"""
    lines = redirect_map(text, "m", "docs", "/cpp")
    assert lines == (
        MappedRedirect("a.md", "b#part", False, "m"),
        MappedRedirect("c.md", "/java/d", True, "m"),
        MappedRedirect("e.md", "https://example.org", True, "m"),
        MappedRedirect("g.md", "index", False, "m"),
    )


@pytest.mark.parametrize("text", ["{", "a: [", "just words", "3", "\x00", "a: 2026-99-99"])
def test_what_cannot_be_read_says_why_or_is_empty(text: str) -> None:
    found = redirect_map(text)
    assert isinstance(found, str) or found == ()


def mapped(text: str, *paths: str) -> LinkGraph:
    lines = redirect_map(text, "map.yml")
    assert not isinstance(lines, str)
    return linked(dict.fromkeys(paths, "## Part"), options=replace(MARKDOWN, redirect_maps=lines)).graph


def test_of_equal_sources_the_first_counts_and_the_others_are_told() -> None:
    graph = mapped("- {from: a, to: b}\n- {from: a, to: c}\n- {from: d, to: e}", "b.md", "c.md")
    assert graph.redirects["a"].final == "b.md"
    assert [(redirect.source, redirect.asked, redirect.owner) for redirect in graph.shadowed] == [("a", "c", "map.yml")]


def test_a_map_names_addresses_and_no_titles_or_endings() -> None:
    """`b` is no name of `folder/b.md`, since an address holds the whole path."""
    graph = mapped("{a: b, c: folder/b#part, d: folder/, e: c}", "folder/b.md", "folder/README.md")
    assert {source: (found.final, found.fragment) for source, found in graph.redirects.items()} == {
        "a": (None, None),
        "c": ("folder/b.md", "part"),
        "d": ("folder/README.md", None),
        "e": ("folder/b.md", "part"),
    }


@pytest.fixture(scope="module")
def cpp_map() -> tuple[MappedRedirect, ...]:
    if not ARCHIVE.is_file():
        pytest.skip("cpp-docs.tar.xz is not here")
    with tarfile.open(ARCHIVE) as tar:
        member = next(item for item in tar if item.name.endswith(".openpublishing.redirection.json"))
        file = tar.extractfile(member)
        assert file is not None
        found = redirect_map(file.read().decode(), "redirection.json", "docs", "/cpp")
    assert not isinstance(found, str)
    return found


def test_the_redirects_of_cpp_docs_are_all_there(cpp_map: tuple[MappedRedirect, ...]) -> None:
    """3,138, of which 70 name a source that another one names too."""
    sources = Counter(line.source for line in cpp_map)
    assert sources.total() == 3138
    assert sum(count > 1 for count in sources.values()) == 70


def test_the_chains_of_cpp_docs_are_flattened(cpp_map: tuple[MappedRedirect, ...]) -> None:
    """371 of the redirects point at another redirect's source, some of which leave the wiki in the end."""
    sources = {line.source.removesuffix(".md") for line in cpp_map}
    inside = [line.target.partition("#")[0] for line in cpp_map if not line.outside]
    assert sum(target in sources for target in inside) == 371
    ends = set(inside) - sources
    graph = linked({f"{end}.md": "" for end in ends}, options=replace(MARKDOWN, redirect_maps=cpp_map)).graph
    chained = [redirect for redirect in graph.redirects.values() if redirect.first in graph.redirects]
    assert len(chained) > 300
    assert all(redirect.final not in graph.redirects for redirect in graph.redirects.values())
    assert all(redirect.final or redirect.address for redirect in graph.redirects.values())
    assert not any(redirect.circular for redirect in graph.redirects.values())
    assert len({redirect.source for redirect in graph.shadowed}) >= 70
