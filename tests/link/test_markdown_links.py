"""Markdown links: from the note, then from the root."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.link.wikis import DENDRON, MARKDOWN, OBSIDIAN, Page, goes

KO = replace(MARKDOWN, root_names=("ko", "content", "glossary"))


def test_the_note_s_own_folder_goes_before_the_root() -> None:
    pages = {"a/x.md": "", "x.md": ""}
    assert goes("[t](x.md)", pages, "a/from.md", options=MARKDOWN).resolved == "a/x.md"
    assert goes("[t](x.md)", {"x.md": ""}, "a/from.md", options=MARKDOWN).resolved == "x.md"
    assert goes("[t](/x.md)", pages, "a/from.md", options=MARKDOWN).resolved == "x.md"
    assert goes("[t](./x.md)", {"x.md": ""}, "a/from.md", options=MARKDOWN).status == "missing"


@pytest.mark.parametrize(
    "address",
    ["s/x.md", "s/x", "s/x.html", "s/x/", "/s/x", "/s/x/", "./s/x", "s/../s/x.md", "s/x.md?plain=1", "S/X.md"],
)
def test_a_page_is_found_with_or_without_its_suffix(address: str) -> None:
    found = goes(f"[t]({address})", {"s/x.md": ""}, options=MARKDOWN)
    assert (found.status, found.resolved, found.via) == ("ok", "s/x.md", "path")
    assert found.exact is (address != "S/X.md")


@pytest.mark.parametrize("stem", ["index", "README", "_index", "readme"])
@pytest.mark.parametrize("address", ["s", "s/", "/s", "/s/", "./s", "s/index.html"])
def test_a_folder_is_its_index_page(address: str, stem: str) -> None:
    if "index.html" in address and stem != "index":
        return
    assert goes(f"[t]({address})", {f"s/{stem}.md": ""}, options=MARKDOWN).resolved == f"s/{stem}.md"


def test_a_slash_asks_for_the_folder_first() -> None:
    pages = {"s.md": "", "s/index.md": ""}
    assert goes("[t](s)", pages, options=MARKDOWN).resolved == "s.md"
    assert goes("[t](s/)", pages, options=MARKDOWN).resolved == "s/index.md"


@pytest.mark.parametrize("address", ["s", "s/", "/s/", "."])
def test_a_folder_without_an_index_page_exists_all_the_same(address: str) -> None:
    found = goes(f"[t]({address})", {"s/x.md": ""}, options=MARKDOWN)
    assert (found.status, found.resolved) == ("ok", None)


@pytest.mark.parametrize("address", ["/ko/x/", "/content/ko/x", "/x", "../ko/x.md", "../../content/ko/x.md"])
def test_the_wiki_knows_its_own_folder_s_name(address: str) -> None:
    assert goes(f"[t]({address})", {"x.md": ""}, options=KO).resolved == "x.md"


@pytest.mark.parametrize("address", ["/en/x", "../en/x.md", "../../en/ko/x.md", "../../../etc/passwd", "/../x.md"])
def test_what_lies_outside_the_wiki_is_missing(address: str) -> None:
    assert goes(f"[t]({address})", {"x.md": ""}, options=KO).status == "missing"


def test_a_question_mark_may_belong_to_a_file_s_name() -> None:
    assert goes("[t](What is it%3F.md)", {"What is it?.md": ""}, options=MARKDOWN).resolved == "What is it?.md"


def test_a_markdown_link_may_be_the_end_of_a_path_in_obsidian() -> None:
    pages = {"deep/Parameter.md": ""}
    for address in ("Parameter", "Parameter.md", "/Parameter", "/Parameter/", "Parameter.html"):
        found = goes(f"[t]({address})", pages, options=OBSIDIAN)
        assert (found.resolved, found.via) == ("deep/Parameter.md", "suffix")
        assert goes(f"[t]({address})", pages, options=MARKDOWN).status == "missing"
    assert goes("[t](/deep/Parameter)", pages, options=OBSIDIAN).via == "path"
    assert goes("[t](../Parameter.md)", pages, "a/from.md", options=OBSIDIAN).status == "missing"


@pytest.mark.parametrize("address", ["wiki-1", "Posts", "posts/", "/posts/", "Weight", "Weight.md", "old/x", "x"])
def test_a_markdown_link_is_never_an_id_a_title_or_an_alias(address: str) -> None:
    page = Page(title="Posts", id="wiki-1", aliases=("Weight",), old_paths=("very/old/x.md",))
    assert goes(f"[t]({address})", {"deep/Parameter.md": page}, options=OBSIDIAN).status == "missing"


@pytest.mark.parametrize("stem", ["index", "README", "_index"])
@pytest.mark.parametrize("address", ["/s/x/", "/s/x", "s/x/", "/x/"])
def test_the_end_of_a_path_may_be_a_folder_with_an_index_page(address: str, stem: str) -> None:
    found = goes(f"[t]({address})", {f"content/s/x/{stem}.md": "", "content/x.txt.md": ""}, options=OBSIDIAN)
    assert (found.status, found.resolved, found.via) == ("ok", f"content/s/x/{stem}.md", "suffix")


def test_a_slash_asks_for_the_folder_first_at_the_end_of_a_path_too() -> None:
    pages = {"content/s.md": "", "content/s/index.md": ""}
    assert goes("[t](/s)", pages, options=OBSIDIAN).resolved == "content/s.md"
    assert goes("[t](/s/)", pages, options=OBSIDIAN).resolved == "content/s/index.md"
    assert goes("[t](/s.html)", pages, options=OBSIDIAN).resolved == "content/s.md"


def test_an_address_with_a_scheme_is_external() -> None:
    found = goes("[t](https://example.org/x.md)", {"x.md": ""})
    assert (found.status, found.resolved, found.candidates) == ("external", None, ())


def test_an_address_may_start_at_the_note_s_page() -> None:
    pages = {"tr/pod.md": "", "x.md": ""}
    assert goes("[t](../pod/)", pages, "tr/from.md", options=MARKDOWN).resolved == "tr/pod.md"
    assert goes("[t](../x/)", {**pages, "tr/x.md": ""}, "tr/from.md", options=MARKDOWN).resolved == "x.md"
    assert goes("[t](../pod)", pages, "tr/from.md", options=MARKDOWN).status == "missing"


def test_nothing_at_all_is_missing() -> None:
    assert goes("[t]()", {}).status == "missing"


def test_an_address_that_opens_a_program_is_external() -> None:
    """Obsidian's own scheme opens Obsidian; only Dendron's names a note."""
    assert goes("[x](obsidian://open?vault=v&file=a)", {"a.md": ""}, options=OBSIDIAN).status == "external"
    assert goes("[x](dendron://v/a)", {"a.md": ""}, options=OBSIDIAN).status == "external"
    assert goes("[x](dendron://v/a)", {"a.md": ""}, options=DENDRON).resolved == "a.md"
