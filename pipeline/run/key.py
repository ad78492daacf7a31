"""The key under which the results of a group are kept."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.model.run import Environment
from pipeline.run.group import Group
from pipeline.run.inputs import inputs
from pipeline.run.packages import asked, behind, script_requirements
from pipeline.run.programs import identity


def key(group: Group, environment: Environment) -> str:
    """SHA-256, hexadecimal, of all that a result hangs on. Where the note lies, and on which line, is no part of it;
    how far below its snippet an output stands is, for a failure tells of that line."""
    packages = sorted((name, environment.packages.get(name, ""), behind(name)) for name in names_asked(group))
    given = inputs(group)
    parts = (
        runner(),
        sys.implementation.name,
        platform.machine(),
        (given.code, sorted(given.fixtures.items()), sorted(given.data.items())),
        [[line - cell.line for of in cell.expected_at for line in of] for cell in group.cells],
        [identity(cell.command[0]) for cell in group.cells if cell.command],
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
