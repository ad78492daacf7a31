"""Formulas as MathML: faithful or none at all, and harmless whatever an author writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.plugin.formulas import Converter
from pipeline.publish.html import mathml

CONVERT = Converter()


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    CONVERT.close()


def in_mathml(formula: str, displayed: bool) -> str | None:
    return mathml.in_mathml(formula, displayed, CONVERT)


def with_formulas(html: str) -> str:
    return mathml.with_formulas(html, CONVERT)


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        (r"\frac{a}{b}", "<mfrac>"),
        (r"\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix}", "<mtable"),
        (r"\begin{cases}1 & \text{그 밖} \\ 0\end{cases}", "그 밖".replace(" ", "\u00a0")),
        (r"\operatorname{softmax}(z)", "<mi>softmax</mi>"),
        (r"\textcolor{red}{x}", "color:#FF0000"),
        (r"\mathbb{R}^{n \times k}", "ℝ"),
    ],
)
def test_it_draws_what_notes_are_full_of(formula: str, holds: str) -> None:
    assert holds in (in_mathml(formula, True) or "").replace(" ", "\u00a0" if "그" in holds else " ")


@pytest.mark.parametrize("name", ["align", "align*", "gather", "equation", "split"])
def test_no_number_is_made_up(name: str) -> None:
    """Each formula would begin with (1) again; Obsidian numbers none."""
    assert "(1)" not in str(in_mathml(rf"\begin{{{name}}}a = b\end{{{name}}}", True))
    assert in_mathml(rf"\begin{{{name}}}a = b\end{{{name}}}", True)


@pytest.mark.parametrize(
    "formula",
    [
        r"\boxed{x}",
        r"\unknown{x}",
        r"\frac{1}{",
        r"x \tag{1}",
        r"\newcommand{\a}{\a\a}\a",
        r"\def\a{b}\a",
        r"\overline{AB}",
        r"a \xrightarrow{f} b",
        r"\href{javascript:boom()}{x}",
        "{" * 200_000,
        "\ud800",
    ],
)
def test_what_it_cannot_do_is_left_to_katex(formula: str) -> None:
    assert in_mathml(formula, True) is None


def test_a_marked_formula_is_replaced_and_no_other() -> None:
    html = r'<p><span class="arithmatex">\(a &lt; b\)</span> <code>\(x\)</code> <span class="arithmatex">\(\boxed{x}\)</span></p>'
    shown = with_formulas(html)
    assert shown.count("<math>") == 1
    assert r"<mo>&lt;</mo>" in shown.replace(' lspace="0"', "").replace(' rspace="0"', "")
    assert r'<code>\(x\)</code> <span class="arithmatex">\(\boxed{x}\)</span>' in shown


def test_a_displayed_one_is_marked_as_katex_marks_it() -> None:
    shown = with_formulas('<div class="arithmatex">\\[x^2\\]</div>')
    assert shown.startswith(
        '<div class="arithmatex" data-typeset="mathml"><span class="katex-display"><span class="katex">'
    )


TEX = st.lists(
    st.sampled_from(
        [
            r"\frac",
            r"\text{",
            r"{",
            r"}",
            r"<",
            r">",
            r"&",
            r"'",
            r"\"",
            r"\\",
            r"\left(",
            r"\right)",
            r"^",
            r"_",
            r"x",
            r"$",
            r"\href",
            r"\style",
            r"\class",
            r"\begin{matrix}",
            r"\end{matrix}",
            r"\color{",
            r"\mathrm{",
            r"-->",
            r"<!--",
            r"</math>",
            r"</annotation>",
            r"<script>",
            r"<img/src=x/onerror=boom()>",
            r"]]>",
            r"&lt;",
            r"&#60;",
            r"한",
            r"\mbox{",
            r"\textcolor{",
        ]
    ),
    max_size=12,
).map("".join)


@given(TEX | st.text(max_size=40))
def test_nothing_in_it_is_anything_but_a_formula(formula: str) -> None:
    made = in_mathml(formula, False)
    if made is not None:
        tags = {element.tag for element in ElementTree.fromstring(made).iter()}
        assert not tags & {"script", "img", "a", "style"}
        assert not re.search(r"<[^>]*\s(?:on\w+|href|src|id|class)=", made)


@pytest.mark.parametrize(
    "opened",
    [
        "(",
        "[",
        r"\{",
        r"\langle ",
        "(]",
        r"\lfloor ",
        r"x\bigl(",
        r"\bigl|",
        r"\ulcorner ",
        r"\llbracket ",
        r"\lBrace ",
        r"\lbrace ",
    ],
)
def test_brackets_that_nobody_closes_are_left_to_katex(opened: str) -> None:
    """The converter takes twice as long for each: a hundred would never end."""
    assert in_mathml(opened * 100, displayed=False) is None
    assert in_mathml("f(x)" * 100, displayed=False) is not None
