"""Where a link leads on the page, and what stands there when it leads nowhere."""

from __future__ import annotations

import pytest

from pipeline.model.options import Options
from tests.publish.wikis import html, site
from tests.site.audit import Seen


def linked(source: str, **others: str) -> str:
    return html(
        {"folder/note.md": source, **{path.replace("__", "/") + ".md": text for path, text in others.items()}},
        path="folder/note.md",
    )


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[[Weight]]", '<a href="../Weight.html" class="wm-link">Weight</a>'),
        ("[[Weight|weights]]", '<a href="../Weight.html" class="wm-link">weights</a>'),
        ("[[Weight#Core]]", '<a href="../Weight.html#core" class="wm-link">Weight &gt; Core</a>'),
        ("[[Weight#^rule|r]]", '<a href="../Weight.html#%5Erule" class="wm-link">r</a>'),
        ("[a *w*](../Weight.md#core)", '<a href="../Weight.html#core" class="wm-link">a <em>w</em></a>'),
        ("[w][1]\n\n[1]: ../Weight.md", '<a href="../Weight.html" class="wm-link">w</a>'),
        ("[x](https://example.org/a?b=1&c)", '<a href="https://example.org/a?b=1&amp;c">x</a>'),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("[[Nothing]]", '<span class="wm-missing" title="There is no note called “Nothing” yet">Nothing</span>'),
        ("[text](nothing.md)", "text</span>"),
        ("[[Weight#Nowhere]]", 'class="wm-link wm-no-fragment"'),
        ("[[#Here]]\n\n## Here", '<a href="#here" class="wm-link">Here</a>'),
    ],
)
def test_a_link_leads(source: str, shown: str) -> None:
    assert shown in linked(source, Weight="# Weight\n\n## Core\n\ntext ^rule\n")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "file:///etc/passwd"]
)
def test_what_a_browser_would_run_is_no_address(address: str) -> None:
    for source in (
        f"[x]({address})",
        f"[x](<{address}>)",
        f"<a href='{address}'>x</a>",
        f"![x]({address})",
        f"[[{address}]]",
    ):
        schemes = {one.strip().lower().partition(":")[0] for one in Seen(html(source)).addresses if ":" in one}
        assert schemes == set()


def test_addresses_are_encoded() -> None:
    shown = html(
        {
            "note.md": "[[다익스트라(Dijkstra)]] [[순열 & 조합]] [[a#b c]]",
            "알고리즘/다익스트라(Dijkstra).md": "x",
            "순열 & 조합.md": "y",
            "a.md": "# B c\n",
        }
    )
    assert (
        'href="%EC%95%8C%EA%B3%A0%EB%A6%AC%EC%A6%98/%EB%8B%A4%EC%9D%B5%EC%8A%A4%ED%8A%B8%EB%9D%BC(Dijkstra).html"'
        in shown
    )
    assert 'href="%EC%88%9C%EC%97%B4%20&amp;%20%EC%A1%B0%ED%95%A9.html"' in shown
    assert 'href="a.html#b-c"' in shown


def test_an_ambiguous_link_goes_where_obsidian_goes_and_says_so() -> None:
    shown = html({"note.md": "[[Same]]", "a/Same.md": "one", "b/Same.md": "two"})
    assert '<a href="a/Same.html" class="wm-link wm-ambiguous" title=' in shown


def test_a_link_to_a_merged_note_goes_to_what_it_became() -> None:
    files = {
        "note.md": "[[Old]]",
        "Old.md": "---\ntitle: Old\nstatus: merged\nid: old\ncanonical_id: new\nduplicate_of: new\n---\n",
        "New.md": "---\ntitle: New\nid: new\n---\n",
    }
    shown = html(files)
    assert '<a href="New.html" class="wm-link wm-redirected" title="“Old” is now “New”">Old</a>' in shown


def test_merged_notes_and_old_paths_point_on() -> None:
    files = {
        "a/Old.md": "---\ntitle: Old\nstatus: merged\nid: old\ncanonical_id: new\nduplicate_of: new\n---\n",
        "New.md": "---\ntitle: New\nid: new\naliases: [/topics/former.md]\n---\n",
    }
    made = site(files, Options(redirects={"ancient.md": "New.md"}))
    assert {page.address: page.target for page in made.redirects} == {
        "a/Old.html": "New.html",
        "ancient.html": "New.html",
        "topics/former.html": "New.html",
    }
    assert "a/Old.md" not in made.pages


@pytest.mark.parametrize("old", ["../../etc/x.md", "/../x", "a/../../b", "c:/x", "a\0b"])
def test_an_old_path_outside_the_site_makes_no_page(old: str) -> None:
    assert site({"New.md": "x"}, Options(redirects={old: "New.md"})).redirects == ()


def test_an_old_path_may_lead_to_a_part_of_a_page_or_out_of_the_wiki() -> None:
    redirects = {"old.md": "New.md#Core", "gone.md": "https://example.org/new", "bad.md": "javascript:alert(1)"}
    made = site({"New.md": "# New\n\n## Core\n", "note.md": "[[gone]] [x](old.md)"}, Options(redirects=redirects))
    assert {(page.address, page.target, page.anchor) for page in made.redirects} == {
        ("old.html", "New.html", "core"),
        ("gone.html", "https://example.org/new", None),
    }
    assert 'href="New.html#core"' in made.pages["note.md"].html
    assert '<a href="https://example.org/new">gone</a>' in made.pages["note.md"].html


def test_a_folder_without_a_page_is_words_and_not_missing() -> None:
    shown = html({"note.md": "[the folder](folder/)\n", "folder/Other.md": "x\n"})
    assert "<p>the folder</p>" in shown
