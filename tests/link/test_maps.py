"""Redirect maps of other tools."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.link.maps import RedirectMap, redirect_map
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
    found = redirect_map(text)
    assert isinstance(found, RedirectMap)
    assert found.redirects == {"old/a.md": "new/a.md"}


def test_roots_are_taken_off_and_what_lies_outside_is_kept_apart() -> None:
    text = '{"docs/a.md": "/cpp/b", "docs/c.md": "/java/d", "docs/e.md": "https://example.org", "src/f.md": "/cpp/g"}'
    found = redirect_map(text, "docs", "/cpp")
    assert isinstance(found, RedirectMap)
    assert found.redirects == {"a.md": "b"}
    assert [move.source for move in found.elsewhere] == ["c.md", "e.md", "src/f.md"]


@pytest.mark.parametrize("text", ["{", "a: [", "just words", "3", "\x00", "a: 2026-99-99"])
def test_what_cannot_be_read_says_why_or_is_empty(text: str) -> None:
    found = redirect_map(text)
    assert isinstance(found, str) or found.moves == ()


def test_of_equal_sources_the_first_counts_and_all_are_told() -> None:
    found = redirect_map("- {from: a, to: b}\n- {from: a, to: c}\n- {from: d, to: e}")
    assert isinstance(found, RedirectMap)
    assert (found.redirects["a"], found.repeated) == ("b", ("a",))


@pytest.fixture(scope="module")
def cpp_map() -> RedirectMap:
    if not ARCHIVE.is_file():
        pytest.skip("cpp-docs.tar.xz is not here")
    with tarfile.open(ARCHIVE) as tar:
        member = next(item for item in tar if item.name.endswith(".openpublishing.redirection.json"))
        file = tar.extractfile(member)
        assert file is not None
        found = redirect_map(file.read().decode(), "docs", "/cpp")
    assert isinstance(found, RedirectMap)
    return found


def test_the_redirects_of_cpp_docs_are_all_there(cpp_map: RedirectMap) -> None:
    assert len(cpp_map.moves) + len(cpp_map.elsewhere) == 3138
    assert len(cpp_map.repeated) == 70


def test_the_chains_of_cpp_docs_are_flattened(cpp_map: RedirectMap) -> None:
    """371 of the redirects point at another redirect's source, some of which leave the wiki in the end."""
    sources = {move.source.removesuffix(".md") for move in (*cpp_map.moves, *cpp_map.elsewhere)}
    assert sum(move.target in sources for move in cpp_map.moves) == 371
    ends = set(cpp_map.redirects.values()) - sources
    graph = linked({f"{end}.md": "" for end in ends}, options=replace(MARKDOWN, redirects=cpp_map.redirects)).graph
    chained = [redirect for redirect in graph.redirects.values() if redirect.first in graph.redirects]
    assert len(chained) > 250
    assert all(redirect.final not in graph.redirects for redirect in graph.redirects.values())
    assert not any(redirect.circular for redirect in graph.redirects.values())
