"""What the author of a note controls of a result: its code, its marks, its fixtures, its data files."""

from __future__ import annotations

import hashlib

from pipeline.model.receipt import Inputs
from pipeline.run.group import Cell, Group


def inputs(group: Group) -> Inputs:
    """Digests of all that a group is given. Where the note lies, and on which line, is no part of them."""
    cells = [_cell(cell) for cell in group.cells]
    return Inputs(
        _digest(repr((cells, group.values)).encode("utf-8", "surrogatepass")),
        {
            fixture.name: _digest(fixture.source.encode("utf-8", "surrogatepass")) if fixture.source is not None else ""
            for fixture in group.fixtures
        },
        {file.name: _digest(file.content) for file in group.data},
    )


def _cell(cell: Cell) -> tuple[object, ...]:
    session = (cell.language == "pycon", cell.mode, cell.reason, cell.requires, cell.fixture)
    return (cell.code, *session, cell.timeout_s, cell.raises, cell.expected, cell.fault, cell.data, *_more(cell))


def _more(cell: Cell) -> tuple[object, ...]:
    return ((cell.command, cell.command_level) if cell.command else ()) + (("results",) if cell.results else ())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
