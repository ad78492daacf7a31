"""Pages that lead to notes: made for any wiki, the same for the same wiki, and never in a note's way."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.ledger import Ledger, Published
from pipeline.model.options import Options, PublishOptions
from pipeline.model.page import Site
from pipeline.publish.wording.letters import letter, letter_order, name_order
from pipeline.rules import judge
from tests.publish.wikis import every_word, html, site, site_of, wiki

FILES = {
    "Parameter.md": "---\naliases: [매개변수, Weight vector]\ntags: [ml/model, Core]\nstatus: verified\ntech_stack: python\nupdated: 2026-11-20\n---\n\n# Parameter\n\nA number. #ml/Model #ml\n",
    "Optimizer.md": "---\ntags: [core, ml/training/adam]\nstatus: draft\nupdated: 2026-10-01\n---\n\n# Optimizer\n\n[[Momentum]] and [[parameter]] and ![[lost.png]] and [x](gone.pdf).\n",
    "가중치.md": "# 가중치\n\nSee [[Momentum]].\n",
}


def test_every_index_is_in_the_navigation_and_says_what_it_is() -> None:
    (browse,) = [entry for entry in site(FILES).nav if entry.title == "Browse"]
    assert [(entry.title, entry.path) for entry in browse.children] == [
        ("A–Z", "browse/a-z/index.md"),
        ("Status", "browse/status/index.md"),
        ("Tech stack", "browse/tech/index.md"),
        ("Tags", "browse/tags/index.md"),
        ("Filter", "browse/filter.md"),
        ("Recently updated", "browse/recent.md"),
        ("Wanted notes", "browse/wanted.md"),
        ("Random note", "browse/random.md"),
    ]


def test_tags_are_a_tree_with_counts_and_letter_case_does_not_tell_two_apart() -> None:
    shown = site(FILES).pages["browse/tags/index.md"].html
    told = re.sub(r"<[^>]+>", "", shown).split("\n")
    assert [line.strip() for line in told if line.strip()] == [
        "Browse",
        "Tags",
        "Core 2 notes",
        "ml 2 notes",
        "Model 1 note",
        "training 1 note",
        "adam 1 note",
    ]
    assert shown.count("<ul") == shown.count("</ul>") == 3
    assert shown.count("<li>") == shown.count("</li>")


def test_a_tag_in_a_text_leads_to_its_page_and_that_lists_its_notes() -> None:
    made = site(FILES)
    assert '<a class="wm-tag" href="browse/tags/ml/model.html">#ml/Model</a>' in made.pages["Parameter.md"].html
    page = made.pages["browse/tags/ml/model.md"]
    assert '<a href="../../../Parameter.html">Parameter</a>' in page.html
    assert '<a href="../ml.html">ml</a>' in page.html


def test_the_head_names_the_tags_of_the_front_matter_and_leads_to_their_pages() -> None:
    shown = site(FILES).pages["Parameter.md"].html
    assert '<ul class="wm-tags" aria-label="Tags" data-search-exclude="true">' in shown
    assert '<li><a class="wm-tag" href="browse/tags/ml/model.html">#ml/model</a></li>' in shown
    assert "wm-tags" not in html("# Note\n\nText. #tag\n")


def test_a_tag_on_an_embedded_note_leads_there_from_the_page_it_is_embedded_in() -> None:
    shown = html({"a/b/note.md": "![[Other]]\n", "Other.md": "Text. #tag\n"}, path="a/b/note.md")
    assert '<a class="wm-tag" href="../../browse/tags/tag.html">#tag</a>' in shown


def test_every_name_stands_under_its_letter_and_an_alias_says_whose_it_is() -> None:
    shown = site(FILES).pages["browse/a-z/index.md"].html
    assert re.findall(r'<h2 id="letter-([^"]+)"', shown) == ["o", "p", "w", "ㄱ", "ㅁ"]
    assert '<a href="../../Parameter.html" lang="ko">매개변수</a> <span class="wm-see">see Parameter</span>' in shown
    assert '<a href="#letter-ㄱ" lang="ko">ㄱ</a>' in shown
    korean = site(FILES, language="ko").pages["browse/a-z/index.md"].html
    assert re.findall(r'<h2 id="letter-([^"]+)"', korean) == ["ㄱ", "ㅁ", "o", "p", "w"]


def test_what_changed_last_stands_first_and_a_note_without_a_date_is_not_there() -> None:
    shown = site(FILES).pages["browse/recent.md"].html
    assert shown.index("November 2026") < shown.index("20 November 2026") < shown.index("October 2026")
    assert "가중치" not in shown
    assert "browse/recent.md" not in site({"a.md": "a", "b.md": "b"}).pages


def test_wanted_notes_are_notes_with_those_who_ask() -> None:
    made = site(FILES)
    shown = made.pages["browse/wanted.md"].html
    assert 'Momentum</span> <span class="wm-count">2 notes</span>' in shown
    assert '<a href="../Optimizer.html">Optimizer</a>, <a href="../가중치.html" lang="ko">가중치</a>' in unquoted(shown)
    assert "lost" not in shown
    assert "gone" not in shown


def unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text)


def test_the_scripts_know_every_public_note_and_no_other() -> None:
    files = {**FILES, "SENTINEL.md": "---\npublish: false\ntags: [SENTINEL]\nstatus: SENTINEL\n---\n"}
    made = site(files)
    listed = json.loads(made.files["browse/random.0.js"].removeprefix("window.wikimillRandom(").rstrip(")\n"))
    assert sorted(unquoted(address) for address in listed) == ["Optimizer.html", "Parameter.html", "가중치.html"]
    rows = json.loads(made.files["browse/filter.js"].removeprefix("window.wikimillFilter(").rstrip(")\n"))
    assert sorted(row[0] for row in rows) == ["Optimizer", "Parameter", "가중치"]
    assert "SENTINEL" not in every_word(made)


def test_the_choices_of_the_filter_are_those_of_its_data() -> None:
    made = site(FILES)
    rows = {row[0]: row[2:] for row in _rows(made)}
    names = re.findall(r'<li><a href="[^"]+">([^<]+)</a>', made.pages["browse/filter.md"].html)
    assert [names[value] for value in rows["Parameter"]] == ["verified", "python", "#Core", "#ml", "#ml/Model"]


def _rows(made: Site) -> list[list[object]]:
    found = json.loads(made.files["browse/filter.js"].removeprefix("window.wikimillFilter(").rstrip(")\n"))
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "taken",
    [
        {"browse/tags/index.md": "# Mine\n"},
        {"browse/Random.md": "# Mine\n"},
        {"Browse/filter.html/deep.md": "# Mine\n"},
        {"note.md": "---\naliases: [/browse/wanted.md]\n---\n\n[[Momentum]]\n"},
    ],
)
def test_a_note_a_folder_and_a_redirect_keep_their_address(taken: dict[str, str]) -> None:
    made = site({**FILES, **taken})
    addresses = [page.address.casefold() for page in made.pages.values()]
    addresses += [redirect.address.casefold() for redirect in made.redirects]
    assert len(addresses) == len(set(addresses))
    own = next(iter(taken))
    assert made.pages[own].address == own.removesuffix(".md") + ".html"
    assert not made.pages[own].is_index


def test_a_wiki_may_want_none_or_some() -> None:
    none = site(FILES, Options(publish=PublishOptions(indexes=())))
    assert not any(path.startswith("browse/") for path in none.pages)
    assert '<span class="wm-tag">#ml</span>' in none.pages["Parameter.md"].html
    some = site(FILES, Options(publish=PublishOptions(indexes=("tags", "recent"))))
    assert {path for path in some.pages if path.count("/") == 1 and path.startswith("browse/")} == {
        "browse/index.md",
        "browse/recent.md",
    }


def test_categories_are_a_tree_with_counts() -> None:
    files = {f"{n}.md": f"---\ncategory: {'Data/Storage' if n < 3 else 'Data/Flow'}\n---\n\ntext\n" for n in range(5)}
    shown = re.sub(r"<[^>]+>", "", site(files).pages["browse/categories.md"].html)
    assert "data 5 notes" in shown
    assert shown.index("Flow 2 notes") < shown.index("Storage 3 notes")


def test_no_index_is_longer_than_a_note_and_each_has_a_way_on() -> None:
    many = {f"n{n}.md": f"---\ntags: [all]\nupdated: 2026-01-01\n---\n\n[[wanted {n}]]\n" for n in range(1200)}
    made = site(many)
    indexes = {path: page for path, page in made.pages.items() if page.is_index}
    assert max(page.html.count("<li>") for page in indexes.values()) < 450
    assert "browse/a-z/n.2.md" in indexes
    assert indexes["browse/tags/all.md"].next == "browse/tags/all.2.md"
    assert indexes["browse/tags/all.2.md"].previous == "browse/tags/all.md"
    assert 'href="all.6.html">6</a>' in indexes["browse/tags/all.md"].html


def test_the_order_of_notes_changes_nothing() -> None:
    assert every_word(site(dict(reversed(FILES.items())))) == every_word(site(FILES))


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("매개변수", "ㅁ"),
        ("까치", "ㄱ"),
        ("ㄲ", "ㄱ"),
        ("Épée", "E"),
        ("Ørsted", "O"),
        ("ßtraße", "S"),
        ("“Quote”", "Q"),
        ("🎉 Party", "P"),
        ("3D", "0–9"),
        ("½", "0–9"),
        ("—", "#"),
        ("", "#"),
        ("ёлка", "Ё"),
        ("άλφα", "Α"),
        ("ガラス", "か"),
        ("漢字", "漢"),
        ("ﬁne", "F"),
        ("שלום", "ש"),
    ],
)
def test_a_name_stands_under_a_letter_that_its_readers_know(name: str, sign: str) -> None:
    assert letter(name) == sign


@given(st.text())
def test_every_name_has_one_letter_and_a_place(name: str) -> None:
    assert letter(name)
    assert isinstance(letter_order(letter(name), korean=True), tuple)
    assert name_order(name)[1] == name


@given(st.lists(st.text(min_size=1), max_size=4))
def test_any_tag_makes_a_site(tags: list[str]) -> None:
    """Whatever a tag is called, each has a page and none stands at another's address."""
    head = json.dumps({"tags": [tag.encode(errors="replace").decode() for tag in tags]})
    made = site({"a.md": f"---\n{head}\n---\n\ntext\n", "b.md": "text\n"})
    addresses = [page.address.casefold() for page in made.pages.values()]
    assert len(addresses) == len(set(addresses))
    assert all(len(part.encode()) <= 255 for address in addresses for part in address.split("/"))


def test_an_index_is_left_out_of_the_search_and_notes_are_not() -> None:
    made = site(FILES)
    assert {path for path, page in made.pages.items() if not page.is_index} == set(FILES)
    assert replace(made.pages["browse/index.md"]).is_index


def test_the_address_of_an_index_that_is_gone_leads_on_to_a_wider_one() -> None:
    was = {
        "browse/tags/ml/old.html": Published("browse/tags/ml/old.md", is_made=True),
        "browse/wanted.3.html": Published("browse/wanted.3.md", is_made=True),
        "browse/tags/core.html": Published("browse/tags/core.md", is_made=True),
    }
    compiled = replace(wiki(FILES), ledger=Ledger(was))
    made = site_of(compiled, FILES)
    assert [(page.address, page.target) for page in made.redirects] == [
        ("browse/tags/ml/old.html", "browse/tags/ml.html"),
        ("browse/wanted.3.html", "browse/index.html"),
    ]
    assert [finding.code for finding in judge(compiled) if finding.code == "PUB003"] == []
