"""The files of the search: what stands in them, and that nothing private does."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.options import Options, PublishOptions
from pipeline.publish.search import FOLDER, search_files
from pipeline.publish.search.leaves import cut, packed
from pipeline.publish.search.letters import fold, letters, words
from pipeline.publish.search.names import Named, ending_leaves, keys, typo_leaves
from pipeline.publish.search.sections import Section, sections
from pipeline.publish.search.texts import LONG, text_keys
from pipeline.publish.wording.korean import KOREAN
from pipeline.publish.wording.words import ENGLISH
from tests.publish.wikis import Files, site


def search(files: Files, options: Options | None = None) -> dict[str, str]:
    """The files of the search of a wiki, by their names."""
    made = search_files(site(files, options), ENGLISH)
    return {name.removeprefix(FOLDER): content for name, content in made.items()}


def content(script: str) -> Any:
    """What a file hands over."""
    match = re.fullmatch(r'wikimill\.take\("[^"]+","[^"]*",(.*)\)\n', script, re.DOTALL)
    assert match
    return json.loads(match[1])


def names(files: Files, options: Options | None = None) -> dict[str, list[tuple[str, str, int]]]:
    """Word → title, name and kind of the notes that it names."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for name, script in search(files, options).items():
        if re.match(r"data/n\d", name):
            pages, rows, looked_up = content(script)
            for word, *numbers in looked_up:
                found[word] = [_named(pages, rows[number]) for number in numbers]
    return found


def test_a_misspelt_first_letter_finds_its_word_by_the_end() -> None:
    """Where words are in many leaves they are there a second time, by their letters backwards."""
    many = [Named(0, f"word{number * 7919 % 100003:06} 낱말{chr(0xAC00 + number)}", 0, "") for number in range(6000)]
    forwards, backwards = typo_leaves(many), ending_leaves(many)
    assert len(forwards) == len(backwards) > 4
    assert [leaf.first for leaf in backwards] == sorted(leaf.first for leaf in backwards)
    every = [sorted(" ".join(leaf.content for leaf in leaves).split()) for leaves in (forwards, backwards)]
    assert every[0] == every[1]
    assert ending_leaves(many[:9]) == []


def test_lists_of_notes_are_found_by_their_titles_alone() -> None:
    files: Files = {f"{name}.md": f"---\ntags: [zebra]\n---\n# {name}\n\nText.\n" for name in ("One", "Two")}
    assert [title for title, _, _ in names(files)["zebra"]] == ["#zebra"]
    assert "zebra" not in texts(files)


def test_the_familiar_is_known_by_its_links_which_private_notes_do_not_add_to() -> None:
    files: Files = {"a.md": "# A\n", "b.md": "[[a]]", "c.md": "[[a]]", "p.md": "---\npublish: false\n---\n[[a]]"}
    assert site(files).pages["a.md"].referred == 2


def _named(pages: list[Any], row: list[Any]) -> tuple[str, str, int]:
    title = pages[row[0]][1]
    return (title, row[2], row[1]) if len(row) > 2 else (title, title, 0)


def texts(files: Files) -> dict[str, list[tuple[str, int]]]:
    """Word → address and weight of the texts that hold it."""
    return postings(search(files))


def postings(made: dict[str, str]) -> dict[str, list[tuple[str, int]]]:
    """The same of the files of a search."""
    addresses = {
        int(name[7:-3]): content(script)[0] for name, script in made.items() if re.fullmatch(r"data/u/\d+\.js", name)
    }
    found = {}
    for name, script in made.items():
        if re.match(r"data/t\d", name):
            leaf = content(script)
            for word, posting in zip(leaf[::2], leaf[1::2], strict=True):
                _, *steps = unpacked(posting)
                at, rows = -1, []
                for step in steps:
                    at += 1 + step // 8
                    rows.append((addresses[at], step % 8))
                found[word] = rows
    return found


def unpacked(text: str) -> list[int]:
    """What `packed` packed."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    numbers, number, shift = [], 0, 0
    for sign in text:
        digit = digits.index(sign)
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(number)
            number = shift = 0
    return numbers


PARAMETER = """\
---
title: Parameter
aliases: [매개변수, Model parameter]
hidden_aliases: [paramter]
---

A number that training sets.

## Estimate the memory

하이퍼파라미터를 정하는 것은 다른 일이다.
"""


def test_a_note_is_found_by_each_of_its_names() -> None:
    found = names({"a/Parameter.md": PARAMETER})
    assert found["parameter"] == [("Parameter", "Parameter", 0), ("Parameter", "Model parameter", 1)]
    assert found["매개변수"] == [("Parameter", "매개변수", 1)]
    assert found["paramter"] == [("Parameter", "paramter", 3)]
    assert found["변수"] == [("Parameter", "매개변수", 1)]
    assert found["modelparameter"] == [("Parameter", "Model parameter", 1)]


def test_a_merged_note_and_an_old_path_lead_to_the_canonical_note() -> None:
    merged = "---\nid: b\ntitle: Weight tensor\naliases: [가중치 텐서]\nstatus: merged\ncanonical_id: a\nduplicate_of: a\n---\n"
    found = names(
        {
            "a.md": "---\nid: a\ntitle: Weight\naliases: [/old/Kernel matrix.md, /old/index.md]\n---\n\ntext\n",
            "b.md": merged,
        }
    )
    assert found["tensor"] == [("Weight", "Weight tensor", 2)]
    assert found["텐서"] == [("Weight", "가중치 텐서", 2)]
    assert found["kernel"] == [("Weight", "Kernel matrix", 2)]
    assert "index" not in found


def test_a_text_is_found_by_its_words_and_weighs_names_and_headings_more() -> None:
    found = texts({"a/Parameter.md": PARAMETER, "b.md": "# Other\n\nIts memory, a parameter of training.\n"})
    assert ("a/Parameter.html", 7) in found["parameter"]
    assert ("a/Parameter.html", 6) in found["memory"]
    assert dict(found["memory"])["b.html"] < 6
    assert [address for address, _ in found["파라미터"]] == ["a/Parameter.html"]
    assert [address for address, _ in found["매개변수"]] == ["a/Parameter.html"]


def test_a_page_beside_the_wiki_weighs_less_than_a_note_that_only_says_the_word() -> None:
    made = site(
        {"note.md": "# Note\n\nSome memory, and memory once more.\n", "rule.md": "# Memory\n\n## Memory\n\nMemory.\n"}
    )
    pages = {path: replace(page, is_aside=path == "rule.md") for path, page in made.pages.items()}
    files = search_files(replace(made, pages=pages), ENGLISH)
    found = dict(postings({name.removeprefix(FOLDER): content for name, content in files.items()})["memory"])
    assert 1 <= found["rule.html"] < found["note.html"]


def test_what_a_page_says_of_other_notes_is_not_its_text() -> None:
    files = {
        "a.md": "# A\n\nzebra [[b]] ![[b]]\n",
        "b.md": "---\ntitle: B\nstatus: draft\naliases: [quokka]\n---\n\nwombat\n",
    }
    found = texts(files)
    assert [address for address, _ in found["wombat"]] == ["b.html"]
    assert [address for address, _ in found["zebra"]] == ["a.html"]
    assert [address for address, _ in found["quokka"]] == ["b.html"]


def test_sections_begin_at_headings_that_can_be_linked_to() -> None:
    html = (
        '<p class="wm-crumb" data-search-exclude="true">Back</p><h1 id="t">Title<a class="headerlink" href="#t">#</a></h1>'
        '<p>One <b>t</b>wo &amp; <span class="arithmatex">\\(x\\)</span>.</p><h2 id="a&amp;b">He<em>ad</em>'
        '<a class="headerlink" href="#a">#</a></h2><ul><li>x</li><li>y</li></ul><h3>no id</h3>'
        '<section class="wm-foot" data-search-exclude="true"><h2 id="z">Z</h2><section>deep</section>out</section>end'
    )
    assert sections(html) == [Section("", "", "One two & …."), Section("a&b", "Head", "x y no id end")]


def test_a_long_page_is_in_several_texts_that_keep_its_sections() -> None:
    long = "# Long\n\n" + "lorem ipsum " * LONG + "\n\n## Last\n\nxylophone\n"
    made = search({"a.md": long})
    parts = [content(script)[2] for name, script in made.items() if name.startswith("data/u/")]
    assert all(sum(len(section[2]) for section in sections) <= LONG for sections in parts)
    assert any(section == ["last", "Last", "xylophone"] for sections in parts for section in sections)


def test_nothing_private_is_in_it() -> None:
    merged = "---\nid: {0}\ntitle: {0}\nstatus: merged\ncanonical_id: {1}\nduplicate_of: {1}\n{2}---\n"
    made = search(
        {
            "open.md": "---\nid: open\ntitle: Open\n---\n\nOpen %%SENTINEL%% <!-- SENTINEL --> [[SENTINEL title]].\n\n## On [[SENTINEL title]]\n",
            "private/SENTINEL.md": "---\ntitle: SENTINEL title\naliases: [SENTINEL alias]\nhidden_aliases: [SENTINEL b]\npublish: false\n---\n\nSENTINEL\n",
            "SENTINEL-m.md": merged.format("SENTINEL-m", "open", "publish: false\naliases: [SENTINEL former]\n"),
            "n.md": merged.format("About [[SENTINEL title]]", "open", "") + "\n[[SENTINEL title]]\n",
            "d.md": "---\nstatus: draft\n---\n\nSENTINEL\n",
        },
        Options(publish=PublishOptions(drafts=False), redirects={"SENTINEL-old.md": "private/SENTINEL.md"}),
    )
    assert "sentinel" not in repr(made).lower()
    assert any("Open" in script for script in made.values())


def test_the_same_wiki_gives_the_same_files_in_whatever_order_it_is_read() -> None:
    files = {f"{name}.md": PARAMETER.replace("Parameter", name) for name in "abcde"}
    assert search(files) == search(dict(reversed(files.items())))


def test_a_wiki_without_notes_and_notes_without_words_have_a_search() -> None:
    for files in ({}, {"a.md": ""}, {"!!.md": "---\ntitle: '!!'\n---\n\n***\n"}):
        made = search(files)
        assert content(made["data/manifest.js"])["version"] == 1


def test_content_cannot_leave_the_script() -> None:
    made = search({"a.md": '---\ntitle: "</script>\\u2028\\"); alert(1)//"\n---\n\n`</script>`\n'})
    assert all(content(script) is not None for name, script in made.items() if name.startswith("data/"))
    assert not any("</script" in script or "\u2028" in script for script in made.values())


def test_the_words_of_the_search_are_those_of_the_language() -> None:
    made = search_files(site({"a.md": "x"}), KOREAN)[FOLDER + "words.js"]
    assert json.loads(made.removeprefix("wikimill.words = "))["label"] == KOREAN.search.label


@pytest.mark.parametrize(
    ("typed", "meant"), [("파라ㅁ", "파라미터"), ("파람", "파라미터"), ("가ㄱ", "각도"), ("과", "광고"), ("ㅁ", "모델")]
)
def test_a_half_typed_syllable_begins_the_word(typed: str, meant: str) -> None:
    assert letters(fold(meant)).startswith(letters(fold(typed)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT모델은 learning_rate", ["gpt", "모델은", "learning", "rate"]),
        ("Ａdam naïve Straße", ["adam", "naive", "strasse"]),
        ("한글과漢字かな", ["한글과", "漢字かな"]),
        ("x" * 41 + " y", ["y"]),
        ("\u1112\u1161\u11ab", ["한"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(words(fold(text))) == expected


def test_a_korean_word_is_found_from_each_of_its_syllables_but_the_last() -> None:
    assert text_keys("하이퍼파라미터를") == (
        "하이퍼파라미터를",
        "이퍼파라미터",
        "퍼파라미터",
        "파라미터",
        "라미터",
        "미터",
    )
    assert text_keys("model") == ("model",)
    assert text_keys("機械学習") == ("機械", "械学", "学習")
    assert list(keys("경사 하강법")) == ["경사", "하강법", "경사하강법", "강법"]


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert unpacked(packed(numbers)) == numbers


@given(st.lists(st.text("abc", min_size=1, max_size=9), unique=True), st.integers(1, 30))
def test_leaves_hold_every_entry_in_its_order(entries: list[str], most: int) -> None:
    groups = cut(sorted(entries), len, most)
    assert [word for group in groups for word in group] == sorted(entries)
    assert all(len(group) == 1 or sum(map(len, group)) <= most for group in groups)


@given(st.text())
def test_folding_and_letters_never_fail_and_hold_still(text: str) -> None:
    for word in words(fold(text)):
        assert letters(word)
        assert list(words(fold(word))) == [word] or not word.isalnum()
