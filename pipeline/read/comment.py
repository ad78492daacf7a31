"""`%% comments %%`, which only the author sees: within a line, over several, around whole blocks."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pipeline.read.blocks import in_file
from pipeline.read.origin import trail_of

MARK = "%%"


def parse_comment(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `%`."""
    closing = state.src.find(MARK, state.pos + 2, state.posMax)
    if closing < 0 or not state.src.startswith(MARK, state.pos):
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[state.pos + 2 : closing]
        token.meta["span"] = trail_of(state.env).span(state.pos, closing + 2)
    state.pos = closing + 2
    return True


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: a line that begins with `%%`, up to the closing one; what follows that is a line of its own."""
    opening = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(MARK, opening) or state.is_code_block(start):
        return False
    found = _closing(state, start, opening + 2, end)
    if found is None:
        return False
    line, closing = found
    follows = bool(state.src[closing + 2 : state.eMarks[line]].strip())
    if line == start and follows:
        return False  # a comment within a line
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.content = state.src[opening + 2 : closing]
    token.map = [start, line + 1]
    token.meta["span"] = (in_file(state, start, opening), in_file(state, line, closing + 2))
    if follows:
        _begin_line_at(state, line, closing + 2)
    state.line = line if follows else line + 1
    return True


def _closing(state: StateBlock, start: int, after: int, end: int) -> tuple[int, int] | None:
    """The line and offset of the closing mark within the container."""
    if state.src.find(MARK, after, state.eMarks[end - 1]) < 0:
        return None
    for line in range(start, end):
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        closing = state.src.find(MARK, max(after, state.bMarks[line]), state.eMarks[line])
        if closing >= 0:
            return line, closing
    return None


def _begin_line_at(state: StateBlock, line: int, offset: int) -> None:
    """Let the parser see a line from an offset on only."""
    rest = state.src[offset : state.eMarks[line]]
    state.bMarks[line] = offset
    state.tShift[line] = len(rest) - len(rest.lstrip(" \t"))
    state.sCount[line] = state.blkIndent
    state.bsCount[line] = 0
