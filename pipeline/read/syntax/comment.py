"""`%% comments %%`, which only the author sees: within a line, over several, around whole blocks."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pipeline.read.blocks import in_file, traced_paragraph
from pipeline.read.origin import Origin, trail_of

MARK = "%%"
_SIGN = re.compile(r"\\.|`+|%%", re.DOTALL)


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


def paragraph_before_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The paragraph rule: a comment that a paragraph begins and does not end goes on over the blocks that follow."""
    before = len(state.tokens)
    if not traced_paragraph(state, start, end, silent):
        return False
    inline = state.tokens[before + 1]
    if MARK in inline.content and state.line < end:
        opening = _left_open(inline.content)
        found = _closing(state, state.line, state.bMarks[state.line], end) if opening >= 0 else None
        if found:
            _cut(state, before, opening, *found)
    return True


def _cut(state: StateBlock, before: int, opening: int, line: int, closing: int) -> None:
    """Let the last paragraph end where its comment opens, and go on behind the comment."""
    inline = state.tokens[before + 1]
    origin: Origin = inline.meta["origin"]
    at, first = origin.at(opening), (inline.map or [line])[0]
    inline.content = inline.content[:opening].rstrip()
    if not inline.content:
        del state.tokens[before:]
    _push(state, at, first, line, closing)


def _left_open(content: str) -> int:
    """Where a comment opens, at the beginning of a word, that the content does not close; -1 where none does."""
    runs: dict[int, list[int]] = {}
    for match in _SIGN.finditer(content):
        if match[0][0] == "`":
            runs.setdefault(len(match[0]), []).append(match.start())
    opened, after = -1, 0
    for match in _SIGN.finditer(content):
        if match.start() < after or match[0][0] == "\\":
            continue
        if match[0] == MARK:
            opened = match.start() if opened < 0 else -1
        elif opened < 0:  # a code span, if it closes
            same = runs[len(match[0])]
            following = bisect_right(same, match.start())
            after = same[following] + len(match[0]) if following < len(same) else after
    return opened if opened <= 0 or content[opened - 1].isspace() else -1


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: a line that begins with `%%`, up to the closing one; where none comes, nothing after it is shown."""
    opening = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(MARK, opening) or state.is_code_block(start):
        return False
    found = _closing(state, start, opening + 2, end)
    if found is None:  # `%%time` is a word of other programs
        return not state.src[opening + 2 : opening + 3].strip() and _never_closed(state, start, end, silent)
    line, closing = found
    follows = bool(state.src[closing + 2 : state.eMarks[line]].strip())
    if line == start and follows:
        return False  # a comment within a line
    if not silent:
        _push(state, in_file(state, start, opening), start, line, closing)
    return True


def _never_closed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rest of the container, as Obsidian hides it: what somebody began to hide is not shown for want of a mark."""
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    if not silent:
        token = state.push("comment", "", 0)
        opening = state.bMarks[start] + state.tShift[start]
        token.content = state.getLines(start, line, state.blkIndent, False)
        token.map = [start, line]
        token.meta["span"] = (in_file(state, start, opening), in_file(state, line - 1, state.eMarks[line - 1]))
        token.meta["unclosed"] = in_file(state, start, opening)
    state.line = line
    return True


def _push(state: StateBlock, at: int, first: int, line: int, closing: int) -> None:
    """The token of a comment from an offset in the file to its closing mark; what follows that is a line of its own."""
    end = in_file(state, line, closing + 2)
    token = state.push("comment", "", 0)
    token.content = trail_of(state.env).text.content[at + 2 : end - 2]
    token.map = [first, line + 1]
    token.meta["span"] = (at, end)
    follows = bool(state.src[closing + 2 : state.eMarks[line]].strip())
    if follows:
        _begin_line_at(state, line, closing + 2)
    state.line = line if follows else line + 1


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
