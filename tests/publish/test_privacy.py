"""Law 9: what a note marks as private appears nowhere."""

from __future__ import annotations

import pytest

from pipeline.model.options import Options, PublishOptions
from pipeline.publish.privacy import spoken
from tests.publish.wikis import Files, every_word, html, site

SECRETS = ("SENTINEL", "sentinel")
PRIVATE = """\
---
id: SENTINEL-id
title: SENTINEL title
aliases: [SENTINEL alias]
hidden_aliases: [SENTINEL hidden]
tags: [SENTINEL-tag]
category: SENTINEL category
status: verified
relations:
  broader: Public
publish: false
---

# SENTINEL title

SENTINEL text that links to [[Public]] and shows ![[SENTINEL-picture.png]]. ^SENTINEL-block

## SENTINEL heading

```python
print("SENTINEL code")
```
"""
PUBLIC = """\
---
title: Public
relations:
  related: [SENTINEL title, SENTINEL-id]
---

Open %%SENTINEL comment%% text <!-- SENTINEL unsaid -->.

A sentence with [[SENTINEL title]], [[private/SENTINEL]], [[SENTINEL alias]], [[SENTINEL title#SENTINEL heading]], ![[SENTINEL title]],
[](private/SENTINEL.md), <a href="private/SENTINEL.md">raw</a>, ![[SENTINEL title#^SENTINEL-block]] and [[Other]].

[my words](private/SENTINEL.md) and [[SENTINEL title|a label]] and [by reference][ref] stay as words.

## About [[SENTINEL title]]

%%
SENTINEL block
%%

[ref]: private/SENTINEL.md "SENTINEL tooltip"
"""
OTHER = "# Other\n\nBack to [[Public]].\n"


def files(private: str = PRIVATE) -> Files:
    return {
        "Public.md": PUBLIC,
        "Other.md": OTHER,
        "private/SENTINEL.md": private,
        "SENTINEL-picture.png": b"",
        "index.md": "[[Public]]",
    }


def test_a_private_note_leaves_no_trace() -> None:
    said = every_word(site(files()))
    assert [secret for secret in SECRETS if secret in said] == []


def test_its_links_are_words() -> None:
    shown = html(files(), path="Public.md")
    assert "A sentence with private note, private note, private note, private note, ," in shown
    assert "my words and a label and by reference stay as words." in shown


def test_a_sentence_that_named_it_is_quoted_without_the_name() -> None:
    assert "<q>A sentence with private note" in html(files(), path="Other.md")


@pytest.mark.parametrize("value", ["false", "no", "off", "never", "'false'", "0", "[]"])
def test_whatever_is_not_yes_is_no(value: str) -> None:
    private = PRIVATE.replace("publish: false", f"publish: {value}")
    assert "SENTINEL" not in every_word(site(files(private)))


@pytest.mark.parametrize("field", ["draft: true", "published: false", "private: true", "Draft: 'yes'"])
def test_what_other_programs_call_private_is_private(field: str) -> None:
    """Of Hugo, Docusaurus, Quartz and Starlight; of Jekyll; and plain words."""
    private = PRIVATE.replace("publish: false", field)
    assert "SENTINEL" not in every_word(site(files(private)))


@pytest.mark.parametrize("field", ["draft: false", "published: true", "published: 2020-05-01", "private: no"])
def test_the_same_fields_can_say_that_a_note_is_public(field: str) -> None:
    assert "SENTINEL" in every_word(site(files(PRIVATE.replace("publish: false", field))))


def test_a_head_that_cannot_be_read_may_say_no() -> None:
    private = PRIVATE.replace("status: verified", "status: @verified")
    assert "SENTINEL" not in every_word(site({"a.md": "open", "SENTINEL.md": private}))


def test_a_note_that_cannot_be_read_is_not_shown() -> None:
    assert "SENTINEL" not in every_word(site({"a.md": "[[SENTINEL]]", "SENTINEL.md": b"\xff\xfe SENTINEL"}))


def test_drafts_are_private_where_so_configured() -> None:
    draft = {"a.md": "open", "b.md": "---\nstatus: draft\n---\n\nSENTINEL\n"}
    assert "SENTINEL" in every_word(site(draft))
    assert "SENTINEL" not in every_word(site(draft, Options(publish=PublishOptions(drafts=False))))


@pytest.mark.parametrize("glob", ["private/", "private/**", "*SENTINEL*", "/private"])
def test_globs_make_private(glob: str) -> None:
    open_ = PRIVATE.replace("publish: false\n", "")
    assert "SENTINEL" not in every_word(site(files(open_), Options(publish=PublishOptions(exclude=(glob,)))))


def test_an_excluded_attachment_is_not_shown() -> None:
    shown = site(
        {"a.md": "![[secret/SENTINEL.png]] ![](secret/SENTINEL.png)", "secret/SENTINEL.png": b""},
        Options(publish=PublishOptions(exclude=("secret/",))),
    )
    assert "SENTINEL" not in every_word(shown)


def test_nothing_redirects_to_or_from_a_private_note() -> None:
    merged = "---\ntitle: {0}\nid: {0}\nstatus: merged\ncanonical_id: {1}\nduplicate_of: {1}\n{2}---\n"
    made = site(
        {
            "hidden.md": "---\nid: hidden\npublish: false\naliases: [/SENTINEL-former.md]\n---\n",
            "open.md": "---\nid: open\ntitle: open\n---\n",
            "SENTINEL-a.md": merged.format("SENTINEL-a", "hidden", ""),
            "SENTINEL-b.md": merged.format("SENTINEL-b", "open", "publish: false\n"),
            "note.md": "see [[SENTINEL-b]] and [[SENTINEL-b|label]]",
        },
        Options(redirects={"SENTINEL-c.md": "hidden.md"}),
    )
    assert "SENTINEL" not in every_word(made)
    assert '<a href="open.html" class="wm-link">open</a>' in made.pages["note.md"].html


@pytest.mark.parametrize("comment", ["%%SENTINEL%%", "<!-- SENTINEL -->"])
@pytest.mark.parametrize(
    "text",
    [
        "[[Other|words {}]]",
        "[[Other|{}]]",
        "[[Other {}]]",
        "[[nowhere|words {}]]",
        "![[a.png|{}]]",
        "![[Other|words {}]]",
        "# Heading [[Other|words {}]]",
        "| a |\n| - |\n| [[Other\\|words {}]] |",
        "![alt {}](a.png)",
        "![alt {}](nowhere.png)",
        "![alt {}](https://example.org/a.png)",
        '![alt](https://example.org/a.png "{}")',
        "[![alt {}](a.png)](Other.md)",
        "no reference\n\n[^1]: ![alt {}](a.png) [[Other|{}]]",
    ],
)
def test_a_comment_within_a_link_is_a_comment(text: str, comment: str) -> None:
    files = {"note.md": "# Note\n\n" + text.replace("{}", comment) + "\n", "Other.md": "Other.\n", "a.png": b"x"}
    assert "SENTINEL" not in every_word(site(files))


@pytest.mark.parametrize(
    "text",
    [
        "[[Other|a %%b]] SENTINEL %% c",
        '<b title="%%SENTINEL%%">x</b>',
        "<!-- value: x -->5 %%SENTINEL%%<!-- /value -->",
    ],
)
def test_a_comment_that_crosses_a_construct_is_a_comment(text: str) -> None:
    assert "SENTINEL" not in every_word(site({"note.md": text + "\n", "Other.md": "Other.\n"}))


def test_a_label_keeps_the_words_beside_a_comment() -> None:
    shown = html(
        {"note.md": "[[Other|my %%SENTINEL%%words]] ![an *alt* %%x%%](a.png)\n", "Other.md": "x\n", "a.png": b"x"}
    )
    assert ">my words</a>" in shown
    assert 'alt="an alt"' in shown


def test_a_file_whose_name_is_not_utf8_is_left_out_and_all_else_is_published() -> None:
    """Its bytes reach us as lone surrogates, which no page can hold."""
    made = site({"caf\udce9.md": "# Coffee\n", "p\udce9.png": b"x", "note.md": "# Note\n\n[a](caf%E9.md)\n"})
    assert "note.md" in made.pages
    assert "caf\udce9.md" not in made.pages
    every_word(made).encode()


def test_no_index_tells_of_a_private_note() -> None:
    """Neither its tags, letters, status, category, technology or date, nor what only it asks for."""
    private = """\
---
title: ㅎSENTINEL
aliases: [SENTINEL alias]
tags: [SENTINEL/deep]
category: SENTINEL/category
status: SENTINEL status
kind: SENTINEL kind
tech_stack: SENTINEL tech
updated: 1999-01-01
publish: false
---

[[SENTINEL wanted]] #SENTINEL
"""
    open_ = "---\ntags: [a]\nstatus: draft\nupdated: 2026-01-01\n---\n\n[[wanted]] %%#SENTINEL [[SENTINEL gone]]%%\n"
    made = site({"SENTINEL.md": private, "one.md": open_, "two.md": open_}, Options())
    assert "SENTINEL" not in every_word(made)
    assert "1999" not in every_word(made)
    assert "letter-ㅎ" not in every_word(made)
    assert "browse/wanted.md" in made.pages


def test_what_is_wanted_below_a_private_folder_is_not_told_on_an_index() -> None:
    files = {"one.md": "[x](private/SENTINEL.md)\n", "two.md": "text\n"}
    made = site(files, Options(publish=PublishOptions(exclude=("private/",))))
    assert "browse/wanted.md" not in made.pages


@pytest.mark.parametrize("comment", ["%%SENTINEL%%", "<!-- SENTINEL -->"])
@pytest.mark.parametrize(
    "field",
    [
        "title: Open {}",
        "aliases: [Open {}, '{}']",
        "hidden_aliases: [Open {}]",
        "tags: ['open{}']",
        "category: Open {}",
        "status: draft {}",
        "kind: term {}",
        "summary: A word. {}",
        "tech_stack: [python {}]",
        "raw_sources: ['A book {}', '{}']",
        "relations: {related: ['nothing {}']}",
    ],
)
def test_a_comment_in_front_matter_is_a_comment(field: str, comment: str) -> None:
    note = f"---\n{field.replace('{}', comment)}\n---\n\nText.\n"
    made = site({"note.md": note, "Other.md": "[[note]] ![[note]]\n", "third.md": note})
    assert "SENTINEL" not in every_word(made)
    assert "note.md" in made.pages


def test_a_link_to_a_heading_that_names_a_private_note_does_not_name_it_either() -> None:
    open_ = "# Public\n\n## About [[SENTINEL title]] now\n\nText.\n"
    other = "# Other\n\nAs [[Public#About SENTINEL title now]] says.\n\n## See [[Public#About SENTINEL title now]]\n\n[[third]]\n"
    made = site({**files(), "Public.md": open_, "Other.md": other, "third.md": "![[Other]] [[Other]]\n"})
    assert "SENTINEL" not in every_word(made)
    assert ">Public &gt; About private note now</a>" in made.pages["Other.md"].html


def test_comments_of_front_matter_that_nobody_closes_are_looked_for_once() -> None:
    """With a search from each opening to the end this takes hours."""
    assert spoken("<!--" * 250_000) == "<!--" * 250_000
    assert spoken("a <!-- b --> c %% d %% e <!-- %% f") == "a c e <!-- %% f"
    assert spoken("a <!-- %% --> b %% c") == "a b %% c"


@pytest.mark.parametrize(
    "text",
    [
        "[[Sentinel]]s are.",
        "un[[Sentinel]]ed is.",
        "비[[Sentinel]]는 것.",
        "**[[Sentinel]]**s too.",
        "A [[Sentinel]]\nhere.",
    ],
)
def test_a_private_name_is_covered_whatever_touches_it(text: str) -> None:
    made = site(
        {
            "Sentinel.md": "---\npublish: false\n---\n",
            "b.md": f"# B\n\n{text} [[c]]\n\n## On {text}\n",
            "c.md": "See [[b]].",
        }
    )
    assert "sentinel" not in every_word(made).lower()


def test_a_short_private_name_leaves_longer_words_alone() -> None:
    made = site({"a.md": "---\npublish: false\n---\n", "b.md": "# Banana\n\nBananas grow far from [[a]].\n\n## Plan\n"})
    assert made.pages["b.md"].title == "Banana"
    assert "Bananas grow far from" in every_word(made)
