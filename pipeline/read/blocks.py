"""markdown-it-py's block rules, which here also say where their contents come from.

Each leaves `meta["origin"]` on a token with inline content or raw HTML, and `meta["span"]` on a
fence, a heading and a comment; what reads them takes them off again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    html_block,
    lheading,
    list_block,
    paragraph,
    reference,
    table,
)
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from pipeline.read.html import VALUE
from pipeline.read.origin import Origin, Span, trail_of

Rule = Callable[[StateBlock, int, int, bool], bool]
Note = Callable[[StateBlock, int, list[Token]], None]

_CELL_END = re.compile(r"(?<!\\)\|")


def trace_blocks(md: MarkdownIt) -> None:
    """Put rules that know their origin in place of those that do not.

    Each is tried only on lines that begin as its blocks do, which is what makes the difference good in time.
    """
    stops: dict[str, list[str]] = {
        "paragraph": ["paragraph", "reference"],
        "quote": ["paragraph", "reference", "blockquote"],
        "list": ["paragraph", "reference", "blockquote", "list"],
    }
    for name, rule, beginnings, alt in (
        ("table", _noting(table, _note_table), (), stops["paragraph"]),
        ("fence", _noting(fence, _note_fence), ("```", "~~~"), stops["list"]),
        ("blockquote", blockquote, (">",), stops["list"]),
        ("hr", hr, ("*", "-", "_"), stops["list"]),
        ("list", list_block, ("*", "-", "+", *"0123456789"), stops["quote"]),
        ("footnote_def", footnote_def, ("[^",), stops["quote"]),
        ("reference", reference, ("[",), []),
        ("html_block", _noting(_html_but_no_value, _note_html), ("<",), stops["quote"]),
        ("heading", _noting(heading, _note_atx), ("#",), stops["quote"]),
        ("lheading", _noting(lheading, _note_setext), (), []),
        ("paragraph", traced_paragraph, (), []),
    ):
        md.block.ruler.at(name, _on_lines(beginnings, rule), {"alt": alt})


def _on_lines(beginnings: tuple[str, ...], rule: Rule) -> Rule:
    if not beginnings:
        return rule

    def begun(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.src.startswith(beginnings, state.bMarks[start] + state.tShift[start]) and rule(
            state, start, end, silent
        )

    return begun


def _noting(rule: Rule, note: Note) -> Rule:
    def traced(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            note(state, start, state.tokens[before:])
        return True

    return traced


def _html_but_no_value(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Raw HTML; but a line that begins with a bound value is prose."""
    if VALUE.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    return html_block(state, start, end, silent)


def in_file(state: StateBlock, line: int, offset: int) -> int:
    """The offset in the file of an offset in the parser's source, which has LF for every line end."""
    return trail_of(state.env).ends[line] - (state.eMarks[line] - offset)


def span_of_lines(state: StateBlock, first: int, last: int) -> Span:
    """From the first character of a block to the end of its last line, white space excluded."""
    end = state.src[state.bMarks[last] : state.eMarks[last]].rstrip()
    start = in_file(state, first, state.bMarks[first] + state.tShift[first])
    return start, max(start, in_file(state, last, state.bMarks[last] + len(end)))


def _origin_of_lines(state: StateBlock, first: int, content: str, *, trimmed: bool) -> Origin:
    """Of a content whose lines are the ends of the source lines from `first` on."""
    ends, starts, shifts = trail_of(state.env).ends, [], []
    lines = content.split("\n") if trimmed else content.removesuffix("\n").split("\n")
    offset = 0
    for number, line in enumerate(lines, first):
        offset += len(line)
        starts.append(offset - len(line))
        shifts.append(ends[number] - offset)
        offset += 1
    if trimmed:
        last = first + len(lines) - 1
        text = state.src[state.bMarks[last] : state.eMarks[last]]
        shifts[-1] -= len(text) - len(text.rstrip(MD_TRIM_CHARS))
    return Origin(starts, shifts)


def _first_line(state: StateBlock, line: int) -> int:
    """The first line that trimming leaves something of."""
    while not state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(MD_TRIM_CHARS):
        line += 1
    return line


def _note_paragraph(state: StateBlock, line: int, new: list[Token]) -> None:
    if new[1].content:
        new[1].meta["origin"] = _origin_of_lines(state, _first_line(state, line), new[1].content, trimmed=True)


traced_paragraph = _noting(paragraph, _note_paragraph)


def _note_setext(state: StateBlock, line: int, new: list[Token]) -> None:
    _note_paragraph(state, line, new)
    new[0].meta["span"] = span_of_lines(state, line, state.line - 1)


def _note_atx(state: StateBlock, line: int, new: list[Token]) -> None:
    start = state.bMarks[line] + state.tShift[line]
    new[0].meta["span"] = span_of_lines(state, line, line)
    after = state.src[start + len(new[0].markup) : state.eMarks[line]].lstrip(MD_TRIM_CHARS)
    new[1].meta["origin"] = Origin([0], [in_file(state, line, state.eMarks[line] - len(after))])


def _note_fence(state: StateBlock, line: int, new: list[Token]) -> None:
    new[0].meta["span"] = span_of_lines(state, line, state.line - 1)


def _note_html(state: StateBlock, line: int, new: list[Token]) -> None:
    new[0].meta["origin"] = _origin_of_lines(state, line, new[0].content, trimmed=False)


def _note_table(state: StateBlock, line: int, new: list[Token]) -> None:
    cells: list[Origin] = []
    for token in new:
        if token.type == "tr_open" and token.map:
            cells = _cells(state, token.map[0])
            cells.reverse()
        elif token.type == "inline" and cells:
            token.meta["origin"] = cells.pop()


def _cells(state: StateBlock, line: int) -> list[Origin]:
    """The origins of a row's cells, split as the table rule splits it."""
    row = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(MD_TRIM_CHARS)
    start = in_file(state, line, state.eMarks[line]) - (state.eMarks[line] - state.bMarks[line] - state.tShift[line])
    lead = len(row) - len(row.lstrip(MD_TRIM_CHARS))
    cuts = [lead - 1, *(match.start() for match in _CELL_END.finditer(row)), len(row)]
    bounds = [(left + 1, right) for left, right in pairwise(cuts)]
    if bounds and bounds[0][0] == bounds[0][1]:
        del bounds[0]
    if bounds and bounds[-1][0] == bounds[-1][1]:
        del bounds[-1]
    return [_cell(row[left:right], start + left) for left, right in bounds]


def _cell(raw: str, at: int) -> Origin:
    """Of one cell: each `\\|` in it has become `|`."""
    body = raw.lstrip(MD_TRIM_CHARS)
    shift = at + len(raw) - len(body)
    starts, shifts = [0], [shift]
    pipe = body.find("\\|")
    while pipe >= 0:
        starts.append(pipe - len(starts) + 1)
        shifts.append(shifts[-1] + 1)
        pipe = body.find("\\|", pipe + 2)
    return Origin(starts, shifts)
