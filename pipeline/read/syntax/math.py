"""`$math$` within a line, `$$math$$` there or as a block: nothing in it is a link."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath.index import math_block_dollar

_MATH = re.compile(r"\$(?![\s$])((?:[^\\$]|\\.)+?)(?<!\s)\$(?![0-9])|\$\$((?:[^\\$]|\\.|\$(?!\$))+)\$\$", re.DOTALL)


def parse_math(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `$`. As in Pandoc, no space inside the dollars and no digit after them."""
    if state.pos and state.src[state.pos - 1].isdigit() and not state.src.startswith("$$", state.pos):
        return False
    match = _MATH.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("math_inline" if match[2] is None else "math_inline_double", "math", 0)
        token.content = match[1] if match[2] is None else match[2]
        token.markup = "$" if match[2] is None else "$$"
    state.pos = match.end()
    return True


_CONNECTED = math_block_dollar(allow_labels=False)
_WITH_GAPS = math_block_dollar(allow_labels=False, allow_blank_lines=True)
_OPENING = re.compile(r"\$\$[ \t]*(?:\\begin\{[^$\n]*)?$")
_STRUCTURE = re.compile(r"#{1,6}[ \t]|```|~~~")
_UNCLOSED = "unclosed_math"


def math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule. A formula that stands between lines of its own may hold empty lines; as money may not."""
    if _CONNECTED(state, start, end, silent):
        return True
    opening = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if _OPENING.match(opening) is None or state.is_code_block(start) or state.env.get(_UNCLOSED) == end:
        return False
    for line in range(start + 1, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if _STRUCTURE.match(text):
            return False
        if text.rstrip().endswith("$$"):
            return text.strip() == "$$" and _WITH_GAPS(state, start, end, silent)
    state.env[_UNCLOSED] = end
    return False
