"""Snippets cut where their output stands, so that each piece's own output is known. For `test --update`."""

from __future__ import annotations

import ast
import doctest
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.run.group import Cell, Group, GroupResult
from pipeline.run.worker.session import LOOSE, without_comments

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
CUT = "… cut: the snippet printed "
Blocks = tuple[tuple[int, int], ...]
"""First and last line, from 0, of each run of `#>` lines in a snippet's code."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a snippet printed, piece by piece: as many as it has `#>` blocks and one more, or examples."""

    outputs: tuple[str, ...] = ()
    why: str | None = None
    """Why there is nothing to go by, in words; then there are no outputs."""


def listening(group: Group, blocks: Mapping[int, Blocks]) -> tuple[Group, tuple[int, ...]]:
    """The group with these snippets in pieces that promise nothing; and the index of the snippet of each cell."""
    cells: list[Cell] = []
    for cell in group.cells:
        pieces = list(_pieces(cell, blocks[cell.index])) if cell.index in blocks else [cell]
        cells += pieces or [replace(cell, expected=())]
    return replace(group, cells=tuple(cells)), tuple(cell.index for cell in cells)


def _pieces(cell: Cell, blocks: Blocks) -> Iterator[Cell]:
    if cell.session:
        yield from _examples(cell)
        return
    lines = cell.code.splitlines(keepends=True)
    cuts = [0, *(cuts_of(cell.code, blocks) or ()), len(lines)]
    for first, last in pairwise(cuts):
        yield replace(cell, code="".join(lines[first:last]), code_line=cell.code_line + first, expected=())


def _examples(cell: Cell) -> Iterator[Cell]:
    """An example a piece; what it promises is left out, unless that is an exception."""
    lines = cell.code.splitlines(keepends=True)
    for example in examples(cell.code):
        last = example.lineno + example.source.count("\n")
        last += example.want.count("\n") if example.exc_msg is not None else 0
        code = "".join(lines[example.lineno : last])
        yield replace(
            cell, language="python", code=code, code_line=cell.code_line + example.lineno, expected=(), raises=None
        )


def examples(code: str) -> list[doctest.Example]:
    """The examples of a session; none where it cannot be read."""
    try:
        return doctest.DocTestParser().get_examples(code)
    except ValueError:
        return []


def cuts_of(code: str, blocks: Blocks) -> tuple[int, ...] | None:
    """For each block the line, from 0, with which the first statement after it begins.

    None where two blocks stand in or after one statement, so that nobody can tell their outputs apart.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    starts = [min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))]) - 1 for node in body]
    end = len(code.splitlines())
    cuts = tuple(next((start for start in starts if start > first), end) for first, _ in blocks)
    befores = [sum(start < first for start in starts) for first, _ in blocks]
    return cuts if len(set(befores)) == len(befores) else None


def heard(first: GroupResult, second: GroupResult, of: Iterable[int], index: int) -> Heard:
    """What one snippet printed, by two runs in different processes: what differs, or holds an address, is no result."""
    at = [number for number, snippet in enumerate(of) if snippet == index]
    runs = [first.runs[number] for number in at]
    failed = next((run for run in runs if run.status != "passed"), None)
    if failed is not None:
        return Heard(why="it does not run to its end")
    outputs = tuple(run.stdout for run in runs)
    if outputs != tuple(second.runs[number].stdout for number in at):
        return Heard(why="it prints something else each time it runs")
    if any(ADDRESS.search(output) for output in outputs):
        return Heard(why="it prints an address in memory, which is another each time")
    if any(CUT in output for output in outputs):
        return Heard(why="it prints too much to keep")
    return Heard(outputs)


def holds(example: doctest.Example, got: str, strict: bool) -> bool:
    """Whether an example of a session keeps its promise with this output; one that promises an exception kept it."""
    options = sum(flag for flag, on in example.options.items() if on)
    want = example.want if strict else without_comments(example.want)
    if options & doctest.SKIP or example.exc_msg is not None or not (want or strict):
        return True
    return doctest.OutputChecker().check_output(want, got, LOOSE | options)
