"""The key under which the results of a group are kept."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.model.run import Environment
from pipeline.run.group import Cell, Group
from pipeline.run.packages import asked, script_requirements


def key(group: Group, environment: Environment) -> str:
    """SHA-256, hexadecimal, of all that a result hangs on. Where the note lies, and on which line, is no part of it."""
    packages = sorted((name, environment.packages.get(name, "")) for name in names_asked(group))
    fixtures = [(fixture.name, fixture.source) for fixture in group.fixtures]
    parts = (
        runner(),
        sys.implementation.name,
        platform.machine(),
        [_cell(cell) for cell in group.cells],
        fixtures,
        group.values,
        environment.python,
        environment.isolation,
        packages,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def runner() -> str:
    """Of the runner's own sources: whatever changes there may change what a run comes to."""
    return digest(Path(__file__).parent)


def digest(folder: Path) -> str:
    """SHA-256, hexadecimal, of all Python files of a folder, by name and text."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        found.update(repr((path.relative_to(folder).as_posix(), path.read_bytes())).encode())
    return found.hexdigest()


def _cell(cell: Cell) -> tuple[object, ...]:
    session = (cell.language == "pycon", cell.mode, cell.reason, cell.requires, cell.fixture)
    return (cell.code, *session, cell.timeout_s, cell.raises, cell.expected, cell.fault)


def names_asked(group: Group) -> frozenset[str]:
    """Every import name and requirement that a group's result may hang on."""
    return frozenset().union(*_asked(group))


def _asked(group: Group) -> Iterable[frozenset[str]]:
    for cell in group.cells:
        yield asked(cell.code)
        yield frozenset(cell.requires)
        yield frozenset(script_requirements(cell.code)) if "/// script" in cell.code else frozenset()
    for fixture in group.fixtures:
        yield asked(fixture.source or "")
