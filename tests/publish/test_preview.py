"""A note in short: what previews, search results and social metadata say of it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.page import Page, Part, Preview
from pipeline.publish.around.metadata import data_block
from pipeline.publish.around.preview import preview_json
from pipeline.publish.around.questions import questions
from pipeline.publish.html.formula import in_unicode, without_formulas
from pipeline.publish.html.gate import through_the_gate
from pipeline.publish.html.plaintext import LONGEST, parts, text_of
from tests.publish.wikis import site

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "preview.schema.json").read_text(encoding="utf-8"))
NOTE = """\
---
title: Parameter
aliases: [매개변수, Model parameter]
hidden_aliases: [paramter]
status: verified
confidence_score: 0.7
language: en
---

A **parameter** $\\theta$ is a number[^1] that [[training]] sets &amp; `keeps`. ^definition

[^1]: A footnote.

## Which *kinds* <b>are</b> there

```python
print("not in a preview")
```

- weights
- biases[^1]

| a | b |
| - | - |
| cell | cell |

### Empty

## $x^2$ & more

> [!note] A title
> In a box.
"""


def made(files: dict[str, str | bytes] | str, path: str = "note.md") -> Page:
    return site({path: files} if isinstance(files, str) else files).pages[path]


def short(text: str) -> Preview:
    found = made(text).preview
    assert found is not None
    return found


def test_a_preview_is_plain_text() -> None:
    found = short(NOTE)
    assert found.title == "Parameter"
    assert found.aliases == (("매개변수", "ko"), ("Model parameter", None))
    assert found.summary == "A parameter θ is a number that training sets & keeps."
    assert [(fact.kind, fact.value) for fact in found.facts] == [
        ("status", "verified"),
        ("confidence", "moderate (70 %)"),
    ]


def test_its_parts_say_how_each_heading_and_block_begins() -> None:
    assert short(NOTE).parts == (
        Part("^definition", None, "A parameter θ is a number that training sets & keeps."),
        Part("which-kinds-are-there", "Which kinds are there", "weights biases"),
        Part("empty", "Empty", ""),
        Part("x2--more", "x^2 & more", "A title In a box."),
    )


def test_its_json_keeps_to_its_schema() -> None:
    page = made(NOTE)
    assert page.preview is not None
    written = preview_json(page, page.preview)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(written))
    assert "paramter" not in written


def test_a_summary_of_the_author_comes_first_unless_it_is_more_than_text() -> None:
    assert short("---\nsummary: In short.\n---\n\nAt length.\n").summary == "In short."
    assert short("---\nsummary: See [[x]].\n---\n\nAt length.\n").summary == "At length."


@given(st.text(alphabet="<>&\"'ab \n#^[]|$\\{}-_*`", max_size=80))
def test_whatever_stands_in_a_body_its_parts_are_short_text(text: str) -> None:
    html = through_the_gate(f"<h2 id='x'>{text}</h2><p>{text}</p>")
    for part in parts(html):
        assert len(part.text) <= LONGEST
        assert part.text == " ".join(part.text.split())
    assert isinstance(text_of(html), str)


@given(st.text(max_size=60))
def test_a_formula_never_fails(formula: str) -> None:
    assert isinstance(in_unicode("\\" + formula), str)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("$f_\\theta(x)$ of $N$", "f_θ(x) of N"),
        ("costs $5 and $6", "costs $5 and $6"),
        ("$" + "{" * 2000 + "$", "{" * 2000),
        ("$\\input{/etc/passwd}$", "\\input{/etc/passwd}"),
    ],
)
def test_formulas_become_unicode(written: str, shown: str) -> None:
    assert without_formulas(written) == shown


FAQ = """\
# Parameter

## FAQ

### What is it?

A number.

#### More

And more.

### Not a question

Text.

**Who sets it?**

Training does.

## Why?

Alone, so it asks nobody.

> [!faq]- Is it *small*?
> Often.
"""


def test_sections_of_questions_are_told_as_such() -> None:
    assert questions(made(FAQ).html) == (
        ("What is it?", "A number. More And more."),
        ("Who sets it?", "Training does."),
        ("Is it small?", "Often."),
    )
    head = made(FAQ).head
    assert '"@type":"FAQPage"' in head
    assert "application/ld+json" not in made("# Title\n\n## Why?\n\nSo.\n").head


def test_questions_among_their_like_need_no_name() -> None:
    text = "# T\n\n## 파라미터란 무엇인가?\n\n수.\n\n## 왜 중요한가?\n\n크기.\n\n## 끝\n\n끝.\n"
    assert questions(made(text).html) == (("파라미터란 무엇인가?", "수."), ("왜 중요한가?", "크기."))


@given(st.text())
def test_data_never_ends_the_element_it_stands_in(text: str) -> None:
    block = data_block("application/json", {"text": text + "</script><!--"})
    inner = block.removeprefix('<script type="application/json">').removesuffix("</script>")
    assert "<" not in inner
    assert json.loads(inner) == {"text": text + "</script><!--"}


def test_the_head_names_what_stands_beside_the_page() -> None:
    head = site({"a b/note.md": "---\ntitle: '\"><script>x'\n---\n\nText.\n"}).pages["a b/note.md"].head
    assert '<meta property="og:title" content="&quot;&gt;&lt;script&gt;x">' in head
    assert '<meta property="og:description" content="Text.">' in head
    assert 'href="note.md"' in head
    assert 'href="note.note.json"' in head


def test_a_question_before_much_empty_space_is_read_in_a_moment() -> None:
    """With each way to share the space out among a pattern's parts this takes days."""
    for space in (" ", "\n", "<br>\n", " \n"):
        assert questions(f"<pre><p>Q: What?{space * 20_000}x</p></pre>", "FAQ") == ()
    assert questions("<p>Q:  What?   <br>\n\n  A:   This. </p>") == (("What?", "This."),)
