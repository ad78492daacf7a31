"""What an author writes is what a reader sees, in the markup that Material's styles expect."""

from __future__ import annotations

import pytest

from tests.publish.wikis import html


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("==seen==", "<mark>seen</mark>"),
        ("~~gone~~", "<s>gone</s>"),
        ("a `x < y` b", "<code>x &lt; y</code>"),
        ("about #machine-learning", '<span class="wm-tag">#machine-learning</span>'),
        ("$a < b$", '<span class="arithmatex">\\(a &lt; b\\)</span>'),
        ("$$\na^2\n$$", '<div class="arithmatex">\\[a^2\\]</div>'),
        ("1. one\n2. two", "<ol><li>one</li>"),
        ("7. seven", '<ol start="7">'),
        ("> [!tip] Mind\n> this", '<div class="admonition tip"><p class="admonition-title">Mind</p>'),
        ("> [!hint]\n> this", '<div class="admonition tip hint"><p class="admonition-title">Hint</p>'),
        ("> [!strange]\n> this", '<div class="admonition note strange"><p class="admonition-title">Strange</p>'),
        ("> [!faq]- Why?\n> Because.", '<details class="question faq"><summary>Why?</summary>'),
        ("> [!note]+ Open\n> this", '<details class="note" open=""><summary>Open</summary>'),
        ("| a | b |\n| :- | -: |\n| 1 | 2 |", '<td class="wm-left">1</td>\n<td class="wm-right">2</td>'),
        ("```mermaid\ngraph TD; a-->b\n```", '<pre class="mermaid"><code>graph TD; a--&gt;b'),
        (
            '```js title="x.js"\nlet a\n```',
            '<div class="language-js highlight"><span class="filename">x.js</span><pre>',
        ),
        (
            "```python\nx = 1\n```",
            '<div class="language-python highlight"><pre><span></span><code tabindex="0"><span class="n">x</span>',
        ),
        ("```nosuchlanguage\na < b\n```", "a &lt; b"),
        ("    a < b", '<div class="highlight"><pre><span></span><code tabindex="0">a &lt; b'),
        ("a  \nb", "a<br>\nb"),
        ("<kbd>Ctrl</kbd>", "<kbd>Ctrl</kbd>"),
    ],
)
def test_markup(source: str, shown: str) -> None:
    assert shown in html(source)


def test_callouts_nest() -> None:
    shown = html("> [!note] Outer\n> text\n> > [!bug]- Inner\n> > deep\n")
    outer, inner = shown.index('class="admonition note"'), shown.index('<details class="bug">')
    assert outer < inner < shown.index("deep")
    assert shown.index("</details>") < shown.index("</div>", inner)


def test_task_lists_have_boxes_that_say_what_they_mean() -> None:
    shown = html("- [ ] open\n- [x] done\n")
    assert shown.count('class="task-list-item"') == 2
    assert 'aria-label="To do"' in shown
    assert 'checked="" aria-label="Done"' in shown


def test_footnotes_lead_there_and_back() -> None:
    shown = html("A claim[^1] and once more[^1].\n\n[^1]: The *reason*.\n")
    assert 'href="#fn:1"' in shown
    assert '<li id="fn:1">' in shown
    assert 'id="fnref:1"' in shown
    assert 'href="#fnref2:1"' in shown
    assert "<em>reason</em>" in shown


def test_comments_are_gone() -> None:
    shown = html(
        "before %%secret%% after\n\n%%\nhidden\n\nblock\n%%\n\n<!-- unsaid -->\n\nx <!-- within --> y\n\nend\n"
    )
    for word in ("secret", "hidden", "block", "unsaid", "within", "%%", "<!--"):
        assert word not in shown
    assert "before  after" in shown
    assert "<p></p>" not in shown


def test_a_value_is_shown_as_it_stands() -> None:
    assert ">109.5</span> million" in html("It has <!-- value: n .1f -->109.5<!-- /value --> million.\n")


def test_the_title_is_not_said_twice() -> None:
    assert html("---\ntitle: Weight\n---\n\n# Weight\n\ntext\n").count("Weight</") == 0
    shown = html("---\ntitle: Weight\n---\n\n# Weight\n\ntext\n")
    assert shown.count("<h1") == 1
    assert '<h1 id="weight">Weight<a class="headerlink"' in shown


def test_a_title_that_the_body_lacks_stands_above_it() -> None:
    shown = html("---\ntitle: Weight\n---\n\n## Core\n\ntext\n")
    assert shown.index("<h1 ") < shown.index('<h2 id="core"')


def test_every_heading_can_be_linked_to() -> None:
    assert '<h2 id="한-줄">한 줄<a class="headerlink" href="#한-줄"' in html("## 한 줄\n\ntext\n")


def test_a_block_keeps_its_id_and_loses_its_mark() -> None:
    shown = html("A rule. ^rule\n\n- item ^point\n")
    assert '<p id="^rule">A rule.</p>' in shown
    assert 'id="^point"' in shown
    assert "^rule<" not in shown


def test_korean_names_of_callouts() -> None:
    assert '<p class="admonition-title">주의</p>' in html("> [!warning]\n> x\n", language="ko")


def test_a_paragraph_whose_script_tells_another_language_says_so() -> None:
    """A word that is quoted in it does not count, nor does the language that the note is in anyway."""
    shown = html("파라미터는 학습이 정한다.\n\nThe word 파라미터 stands here.\n")
    assert '<p lang="ko">파라미터는' in shown
    assert "<p>The word" in shown
    assert '<p lang="ko">' not in html("---\nlanguage: ko\n---\n\n파라미터는 학습이 정한다.\n")
