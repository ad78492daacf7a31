"""What stands above and below a note, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.run import Environment, Run, RunLevel, RunStatus
from tests.publish.wikis import html, site

NOTE = """\
---
title: Parameter
category: Foundations
aliases: [Model parameter, 매개변수, Parameter]
hidden_aliases: [paramter]
status: verified
source_trust_level: A
confidence_score: 0.95
verification_status: applied
last_reinforced: 2026-05-10
relations:
  narrower: [Weight, Nothing]
  part_of: Weight
tags: [ml]
---

A number. See [[Weight]].
"""
WEIGHT = "---\ntitle: Weight\ncategory: Foundations\n---\n\nThe matrix, as a [[Parameter]]. And [[Parameter]] again.\n"
FILES = {
    "Parameter.md": NOTE,
    "Weight.md": WEIGHT,
    "Foundations MOC.md": "---\ntitle: Foundations MOC\ncategory: Foundations\ntags: [moc]\n---\n\n[[Parameter]]\n",
}


def test_the_head_says_it_in_words() -> None:
    shown = html(FILES, path="Parameter.md")
    assert (
        '<span class="wm-label">Also known as</span> <ul><li>Model parameter</li><li lang="ko">매개변수</li></ul>'
        in shown
    )
    for label, value in (
        ("Status", "verified"),
        ("Trust", "A, primary sources"),
        ("Confidence", "very high (95 %)"),
        ("Verification", "applied"),
        ("Updated", '<time datetime="2026-05-10">10 May 2026 (6 months ago)</time>'),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in shown
    assert (
        '<p class="wm-crumb" data-search-exclude="true"><a href="Foundations%20MOC.html">Foundations</a></p>' in shown
    )


def test_the_head_speaks_korean() -> None:
    shown = html(FILES, path="Parameter.md", language="ko")
    assert '<dt>갱신</dt><dd><time datetime="2026-05-10">2026년 5월 10일 (6개월 전)</time></dd>' in shown
    assert "다른 이름" in shown


def test_hidden_aliases_are_known_to_the_search_alone() -> None:
    made = site(FILES)
    assert "paramter" not in made.pages["Parameter.md"].html + made.pages["Parameter.md"].markdown
    assert made.pages["Parameter.md"].meta["hidden_aliases"] == ["paramter"]


def test_the_foot_says_what_refers_to_the_note() -> None:
    shown = html(FILES, path="Parameter.md")
    backlinks = shown[shown.index('id="wm-referenced-by"') :]
    assert '<a href="Weight.html">Weight</a><q>The matrix, as a Parameter.</q><q>And Parameter again.</q>' in backlinks
    assert backlinks.count('href="Weight.html"') == 1


def test_relations_stand_by_type() -> None:
    shown = html(FILES, path="Parameter.md")
    assert '<dt>Narrower</dt><dd><ul><li><a href="Weight.html">Weight</a></li><li><span class="wm-missing"' in shown
    assert "<dt>Part of</dt>" in shown


def test_a_map_lists_what_its_author_left_out() -> None:
    shown = html(FILES, path="Foundations MOC.md")
    rest = shown[shown.index('id="wm-in-category"') : shown.find('id="wm-referenced-by"')]
    assert "Weight" in rest
    assert 'href="Parameter.html"' not in rest


def test_the_menu_holds_maps_and_not_every_note() -> None:
    assert [(entry.title, entry.path) for entry in site(FILES).nav] == [
        ("Home", "index.md"),
        ("Foundations", "Foundations MOC.md"),
        ("Browse", "browse/index.md"),
    ]


def test_a_category_without_a_map_gets_a_page() -> None:
    files = {path: text for path, text in FILES.items() if "MOC" not in path}
    made = site(files)
    assert [(entry.title, entry.path) for entry in made.nav] == [
        ("Home", "index.md"),
        ("Foundations", "categories/foundations.md"),
        ("Browse", "browse/index.md"),
    ]
    page = made.pages["categories/foundations.md"]
    assert page.html.index("Parameter.html") < page.html.index("Weight.html")


def test_a_home_page_is_made_only_where_there_is_none() -> None:
    assert site(FILES).pages["index.md"].title == "A wiki"
    assert site({**FILES, "README.md": "# Welcome\n"}).nav[0].path == "README.md"
    assert site({**FILES, "README.md": "# Welcome\n"}).pages["README.md"].address == "index.html"


def test_no_page_lists_all_pages() -> None:
    many = {f"n{number}.md": f"---\ncategory: c{number % 100}\n---\n\ntext\n" for number in range(300)}
    made = site(many)
    assert len(made.nav) == 3
    assert max(page.html.count("<a ") for path, page in made.pages.items() if not page.is_index) < 150
    assert max(page.html.count("<a ") for page in made.pages.values()) < 450


@pytest.mark.parametrize(
    ("status", "level", "message", "told"),
    [
        ("passed", "checked", None, "Checked: it ran, and what it asserts holds"),
        ("passed", "ran", None, "Ran without an error; it asserts nothing"),
        ("passed", "parsed", None, "Parsed, not run"),
        ("failed", "ran", "AssertionError: 1 < 0", "Failed: AssertionError: 1 &lt; 0"),
        ("missing-package", "parsed", "torch is not installed", "Not run here: torch is not installed"),
        ("skipped", None, "needs a GPU", "Skipped: needs a GPU"),
        ("blocked", "parsed", "blocked by line 4", "Blocked: blocked by line 4"),
    ],
)
def test_a_snippet_has_its_result_beside_it(
    status: RunStatus, level: RunLevel | None, message: str | None, told: str
) -> None:
    run = Run("note.md", 0, 1, "python", "", status, level, message, "shown\n", 1.234, False)
    shown = site({"note.md": "```python\nassert 1\n```\n"}, runs=[run]).pages["note.md"].html
    assert f">{told}</p>" in shown
    assert '<span class="wm-output__label">Output</span><pre><code tabindex="0">shown\n' in shown
    assert "1.2" not in shown


def test_a_snippet_says_what_it_needs_where_it_ran_and_when_it_did_not_run_here() -> None:
    """A receipt is called one, with its own environment; what is only parsed ran nowhere."""
    note = {"note.md": "```python {fixture=model data=loss.csv}\nimport torch\nassert 1\n```\n"}
    ran_in = Environment("3.11.7", "limits", {"torch": "2.13.0", "optuna": ""})
    passed = Run("note.md", 0, 1, "python", "", "passed", "checked", None, "", 0.1, False, environment=ran_in)
    facts = "Python 3.11.7, torch 2.13.0 · isolation limits · set up by _fixtures/model.py · reads loss.csv"
    for run, told in (
        (passed, ">Checked: it ran, and what it asserts holds</p>"),
        (replace(passed, receipt="2026-05-01"), ">Not run here; by a receipt of 1 May 2026: Checked: it ran"),
        (
            replace(passed, receipt="2026-05-01", status="failed", message="KeyError: 1"),
            "2026: Failed: KeyError: 1</p>",
        ),
    ):
        shown = site(note, runs=[run]).pages["note.md"].html
        assert told in shown
        assert f'<p class="wm-where" data-search-exclude="true">{facts}</p>' in shown
    lacking = replace(
        passed, status="missing-package", level="parsed", message="torch is not installed", missing=("torch",)
    )
    shown = site(note, runs=[lacking]).pages["note.md"].html
    assert ">Needs torch: not installed where this page was made</p>" in shown
    assert "wm-where" not in shown


def test_no_package_of_hidden_code_is_named() -> None:
    """Neither where it ran nor where it is missing (law 9)."""
    note = {
        "note.md": "<!--\n```python\nimport secret\n```\n-->\n\n```python {requires=torch}\nimport numpy as np\n```\n"
    }
    ran_in = Environment("3.11.7", "full", {"secret": "1.0", "torch": "2.13.0", "numpy": "2.0", "num": "1"})
    passed = Run("note.md", 1, 6, "python", "", "passed", "ran", None, "", 0.1, False, environment=ran_in)
    shown = site(note, runs=[passed]).pages["note.md"].html
    assert ">Python 3.11.7, numpy 2.0, torch 2.13.0 · isolation full</p>" in shown
    message = "secret is not installed (needs `x`, which an earlier snippet would give)"
    lacking = replace(passed, status="missing-package", level="parsed", message=message, missing=("secret",))
    shown = site(note, runs=[lacking]).pages["note.md"].html
    assert ">Needs a package: not installed where this page was made</p>" in shown
    assert "secret" not in shown


def test_a_snippet_that_nobody_ran_says_so_and_other_code_says_nothing() -> None:
    assert ">Not run</p>" in html("```python\nx\n```\n")
    assert "wm-run" not in html("```js\nx\n```\n")


def test_two_notes_that_want_one_address_both_have_a_page() -> None:
    made = site({"a/index.md": "i", "a/README.md": "r", "b.md": "1", "b.markdown": "2"})
    assert {path: page.address for path, page in made.pages.items() if path[0] in "ab" and not page.is_index} == {
        "a/README.md": "a/README.html",
        "a/index.md": "a/index.html",
        "b.markdown": "b.markdown.html",
        "b.md": "b.html",
    }


def test_a_folder_may_be_called_as_a_page_would_be() -> None:
    made = site({"a.md": "1", "a.html/b.md": "2"})
    assert {page.address for page in made.pages.values()} >= {"a-.html", "a.html/b.html"}


def test_a_name_that_would_become_too_long_is_shortened() -> None:
    first, second = "가" * 84, "가" * 83 + "나"
    made = site({f"{first}.md": f"[[{second}]]", f"{second}.md": ""})
    addresses = [page.address for page in made.pages.values() if "가" in page.address]
    assert len(set(addresses)) == 2
    assert max(len(address.encode()) for address in addresses) <= 255


def test_sources_are_links_where_they_are_addresses() -> None:
    note = (
        "---\nraw_sources: ['https://example.org/a', 'arXiv:1810.04805', 'A book, p. 7', '[[Secret]]']\n---\n\ntext\n"
    )
    shown = html({"note.md": note, "Secret.md": "---\npublish: false\n---\n"})
    assert '<li><a href="https://example.org/a">https://example.org/a</a></li>' in shown
    assert '<li><a href="https://arxiv.org/abs/1810.04805">arXiv:1810.04805</a></li>' in shown
    assert "<li>A book, p. 7</li>" in shown
    assert "Secret" not in shown


def test_a_notes_neighbours_are_those_of_its_map() -> None:
    files = {**FILES, "Adam.md": "---\ntitle: Adam\ncategory: Foundations\n---\n"}
    pages = site(files).pages
    assert (pages["Parameter.md"].previous, pages["Parameter.md"].next) == ("Foundations MOC.md", "Adam.md")
    assert (pages["Adam.md"].previous, pages["Adam.md"].next) == ("Parameter.md", "Weight.md")
    assert (pages["index.md"].previous, pages["index.md"].next) == (None, None)


def test_a_notes_language_is_told() -> None:
    shown = html("---\ntitle: 가중치\nlanguage: ko\n---\n\n행렬.\n")
    assert '<h1 id="wm-title" lang="ko">' in shown
    assert '<div lang="ko"><p>행렬.</p>' in shown


def test_of_the_many_that_refer_to_a_hub_the_first_hundred_are_quoted_and_the_others_named() -> None:
    files = {
        "hub.md": "# Hub\n",
        **{f"n{number:03}.md": f"Number {number} rests on [[hub]].\n" for number in range(250)},
    }
    shown = html(files, path="hub.md")
    assert shown.count("<q>") == 100
    assert shown.count('<li><a href="n') == 250
    assert shown.rpartition("<q>")[2].count("<li><a href=") == 150


def test_a_table_of_contents_shows_formulas_as_signs() -> None:
    """Nothing typesets them there."""
    made = site({"a.md": "# Of $f_\\theta$\n\n## The $\\alpha$ of it, for $5\n"}).pages["a.md"]
    assert [entry.text for entry in made.toc] == ["Of f_θ", "The α of it, for $5"]
