"""`$math$` within a line, and `$$math$$`: nothing in it is a link."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

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
