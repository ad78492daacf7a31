"""Formulas as plain text, for wherever nothing can be typeset: summaries, previews, descriptions."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LONGEST = 500
"""Characters of a formula that is worth a translation within a sentence."""
_FORMULA = re.compile(r"\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\d)")


def without_formulas(text: str) -> str:
    """A text as the reader makes excerpts, its `$formulas$` in Unicode."""
    return _FORMULA.sub(lambda match: in_unicode(match[1]), text) if "$" in text else text


@lru_cache(maxsize=4096)
def in_unicode(formula: str) -> str:
    r"""A formula of TeX in Unicode: `f_\theta(x)` → `f_θ(x)`; as it is written where nobody can read it."""
    if len(formula) > _LONGEST or not re.search(r"[\\{}~^&%]", formula):
        return formula
    try:
        shown = str(_translator().latex_to_text(formula))
    except Exception:  # the library raises whatever its parser met: an index, a recursion, a missing brace
        return formula
    return " ".join(shown.split()) or formula


@cache
def _translator() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", strict_latex_spaces="macros")
