"""Where pages stand, and how one names another."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.address import addresses, relative

_PARTS = st.lists(st.sampled_from(["a", "b", "한 글", "c#", "100%"]), min_size=1, max_size=4)


@given(_PARTS, _PARTS)
def test_the_way_from_a_page_to_another_ends_there(here: list[str], there: list[str]) -> None:
    address, to = "/".join(here) + ".html", "/".join(there) + ".html"
    way = unquote(relative(address, to))
    assert posixpath.normpath(posixpath.join(posixpath.dirname(address), way)) == to
    assert way == posixpath.relpath("/" + to, "/" + posixpath.dirname(address))


@pytest.mark.parametrize("name", ["index", "Index", "INDEX", "README", "Readme", "readme"])
def test_a_note_that_stands_for_its_folder_is_its_index_in_any_letter_case(name: str) -> None:
    """`Index.html` beside a home page `index.html` would be one file to some file systems."""
    assert addresses([f"{name}.md", "a.md"]) == {f"{name}.md": "index.html", "a.md": "a.html"}


def test_the_plainest_of_several_is_the_index() -> None:
    assert addresses(["Readme.md", "Index.md", "README.md", "index.md"])["index.md"] == "index.html"
    assert addresses(["Readme.md", "README.md"])["README.md"] == "index.html"
    assert len(set(addresses(["Readme.md", "Index.md", "README.md", "index.md"]).values())) == 4
