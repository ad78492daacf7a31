"""`<!-- value: NAME [format] -->109.5<!-- /value -->`: a figure in prose bound to a name."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from pipeline.read.origin import trail_of

_OPENING = re.compile(r"<!--[ \t]*value:")
_CLOSING = re.compile(r"<!--[ \t]*/value[ \t]*-->")


def parse_value(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `<`. A figure stands on one line and holds no comment."""
    source, limit = state.src, state.posMax
    opening = _OPENING.match(source, state.pos, limit)
    if opening is None:
        return False
    end = source.find("<", opening.end(), limit)  # the figure's, and no further, so that time stays linear
    mark = source.find("-->", opening.end(), end) if end >= 0 else -1
    words = source[opening.end() : mark].split(maxsplit=1) if mark >= 0 else []
    figure = mark + 3
    if not words or not words[0].isidentifier():
        return False
    closing = _CLOSING.match(source, end, limit)
    if closing is None or "\n" in source[opening.end() : end] or "%%" in source[figure:end]:
        return False
    if not silent:
        trail = trail_of(state.env)
        token = state.push("value", "", 0)
        token.content = source[figure:end]
        token.meta = {
            "name": words[0],
            "format": words[1].strip() if len(words) > 1 else "",
            "span": trail.span(figure, end),
            "marks": (trail.span(state.pos, figure), trail.span(end, closing.end())),
        }
    state.pos = closing.end()
    return True
