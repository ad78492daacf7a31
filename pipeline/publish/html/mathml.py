r"""Formulas as MathML, which browsers draw themselves; their TeX stands within, for whoever copies them.

What the converter does not know, such as `\boxed`, stays TeX, which the KaTeX of the site draws in the browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from typing import Final, TypeAlias
from xml.etree import ElementTree

Convert: TypeAlias = Callable[[str, bool], str | None]
"""TeX, and whether it stands by itself, → MathML as the converter writes it; None where it cannot."""
_LONGEST: Final = 2_000
"""Characters of a formula: the converter descends once an opening brace, on a stack that ends the process."""
_MOST_OPEN: Final = 8
"""Brackets that are open at once."""
_CLOSES: Final = {
    ")": "(",
    "]": "[",
    "\\}": "\\{",
    "\\rbrace": "\\lbrace",
    "\\rbrack": "\\lbrack",
    "\\rparen": "\\lparen",
    "\\urcorner": "\\ulcorner",
    "\\lrcorner": "\\llcorner",
    "\\rrbracket": "\\llbracket",
    **{f"\\{size}r": f"\\{size}l" for size in ("big", "Big", "bigg", "Bigg")},
    **{
        f"\\r{name}": f"\\l{name}" for name in ("angle", "Brace", "ceil", "floor", "vert", "Vert", "group", "moustache")
    },
}
_BRACKET: Final = re.compile(
    "|".join(re.escape(sign) + r"(?![A-Za-z])" * sign[-1].isalpha() for sign in (*_CLOSES, *_CLOSES.values()))
)
_MARKED: Final = re.compile(r'<(span|div) class="arithmatex">\\([(\[])(.*?)\\[)\]]</\1>', re.DOTALL)
_LEFT_TO_KATEX: Final = re.compile(
    r"\\(?:\w*newcommand|renewcommand|[gex]?def|let|tag|label|(?:eq)?ref|overline|underline|x\w*arrow|x\w*harpoon\w*)\b"
)
"""Definitions, which might grow without end; numbers, which only KaTeX counts over a page; lines that fonts draw badly."""
_NUMBERED: Final = re.compile(r"\\(begin|end)\{(align|gather|equation|split)\*?\}")
_WITHOUT_NUMBER: Final = {"align": "aligned", "gather": "gathered", "equation": "gathered", "split": "aligned"}
_NAMED: Final = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)\w+;")
_ELEMENTS: Final = frozenset(
    """
    annotation math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup
    mtable mtd mtext mtr munder munderover semantics b code i
    """.split()  # noqa: SIM905
)
_ATTRIBUTES: Final = frozenset(
    """
    accent accentunder columnspan depth display displaystyle encoding fence form height largeop linethickness lspace mathvariant maxsize
    minsize movablelimits rspace scriptlevel separator stretchy style symmetric voffset width
    """.split()  # noqa: SIM905
)
_STYLE: Final = re.compile(r"[\w\s:;.%#-]*")


def with_formulas(html: str, convert: Convert) -> str:
    """A page's HTML, each of its marked formulas as MathML where there is a faithful one."""

    def drawn(marked: re.Match[str]) -> str:
        tag, displayed = marked[1], marked[2] == "["
        mathml = in_mathml(unescape(marked[3]).strip(), displayed, convert)
        if mathml is None:
            return marked[0]
        inline = f'<span class="katex">{mathml}</span>'
        shown = f'<span class="katex-display">{inline}</span>' if displayed else inline
        return f'<{tag} class="arithmatex" data-typeset="mathml">{shown}</{tag}>'

    return _MARKED.sub(drawn, html) if "arithmatex" in html else html


@lru_cache(maxsize=4096)
def in_mathml(formula: str, displayed: bool, convert: Convert) -> str | None:
    """A formula of TeX as a `math` element; None where that is left to KaTeX."""
    if len(formula) > _LONGEST or _LEFT_TO_KATEX.search(formula) or _opens_much(formula):
        return None
    known = _NUMBERED.sub(lambda part: f"\\{part[1]}{{{_WITHOUT_NUMBER[part[2]]}}}", formula)
    made = convert(known, displayed)
    if made is None:
        return None
    mathml = _NAMED.sub(lambda name: unescape(name[0]), made)
    return mathml if _is_harmless(mathml) else None


def _opens_much(formula: str) -> bool:
    """Whether many brackets of a kind are open at once: for each that nobody closes the converter takes twice as long."""
    opened: Counter[str] = Counter()
    for sign in _BRACKET.findall(formula):
        closes = _CLOSES.get(sign)
        opened[closes or sign] = max(0, opened[closes] - 1) if closes else opened[sign] + 1
        if opened.total() > _MOST_OPEN:
            return True
    return False


def _is_harmless(mathml: str) -> bool:
    """Whether it is whole, and holds nothing but what formulas are made of."""
    try:
        root = ElementTree.fromstring(mathml)  # noqa: S314 - the converter's own, and no entity is left in it
    except ElementTree.ParseError:
        return False
    return root.tag == "math" and all(
        one.tag in _ELEMENTS and one.attrib.keys() <= _ATTRIBUTES and _STYLE.fullmatch(one.get("style", ""))
        for one in root.iter()
    )
