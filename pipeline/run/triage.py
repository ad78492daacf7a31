"""What can be known of a cell before anything runs."""

from __future__ import annotations

import ast
import builtins
import doctest
import warnings
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.run.group import PYTHON, Cell, Fixture, Verdict
from pipeline.run.needs import Needs, assigned_by, left_out, needs
from pipeline.run.packages import installed, present, script_requirements
from pipeline.run.programs import program

BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "__builtins__", "__annotations__", "__doc__"}
NOTHING = Needs({}, {}, frozenset(), frozenset(), frozenset(), {})


_UNEXPLAINED = 'no reason is given; `wikimill check` wants one: reason="…"'
"""Skips fail on demand only, so a run tells what is wrong and does not fail."""


@dataclass(frozen=True, slots=True)
class Triage:
    """What a cell needs and gives; and its verdict, where one is certain already."""

    needs: Needs = NOTHING
    names: frozenset[str] = field(default=frozenset())
    """The certain needs that are no builtins."""
    verdict: Verdict | None = None


def triage(cell: Cell, fixture: Fixture | None) -> Triage:
    """Looks at one cell by itself; what its neighbours give is known only as they run."""
    found = _by_its_code(cell, fixture)
    if cell.fault is None or cell.mode == "skip":
        return found
    return replace(found, verdict=Verdict("failed", None, f"its mark is wrong: {cell.fault}", cell.line))


def _by_its_code(cell: Cell, fixture: Fixture | None) -> Triage:
    if cell.command:
        return Triage(verdict=_of_command(cell))
    if cell.language not in PYTHON:
        from pipeline.run.data import judge

        return Triage(verdict=judge(cell))
    try:
        found = _needs(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return Triage(verdict=_unparsed(cell, error))
    names = frozenset(found.certain) - BUILTINS
    if cell.mode == "skip":
        return Triage(found, names, Verdict("skipped", "parsed", cell.reason or _UNEXPLAINED))
    if cell.mode == "syntax":
        return Triage(found, names, Verdict("passed", "parsed"))
    return Triage(found, names, _unprovided(cell, found, fixture))


def _of_command(cell: Cell) -> Verdict | None:
    name = cell.command[0]
    if cell.mode == "skip":
        return Verdict("skipped", None, cell.reason or _UNEXPLAINED)
    if cell.mode == "syntax" and cell.command_level != "parsed":
        return Verdict("skipped", None, f"it asks to be parsed only, and {name} would run it")
    if program(name) is None:
        return Verdict("missing-package", None, f"the program {name} is not installed", cell.line, (name,))
    return None


def needs_of(cell: Cell) -> Needs:
    """What a cell needs and gives; nothing where it is no Python or does not parse."""
    try:
        return _needs(cell) if cell.language in PYTHON else NOTHING
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return NOTHING


def _needs(cell: Cell) -> Needs:
    return _session(cell) if cell.session else examine(cell.code)


@lru_cache(maxsize=512)
def examine(code: str) -> Needs:
    """The needs of a piece of Python. Raises as `ast.parse` does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(code)
    return replace(needs(tree), left_out=left_out(tree)) if "..." in code else needs(tree)


def assignments(code: str, name: str) -> list[str]:
    """The statements of a parsable code that assign a name at the top, told so that layout makes no difference."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [ast.dump(node) for node in ast.parse(code).body if name in assigned_by(node)]


def _session(cell: Cell) -> Needs:
    """The needs of all examples of an interactive session; one that does not parse may be meant so."""
    body: list[ast.stmt] = []
    for example in doctest.DocTestParser().get_examples(cell.code):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                body += ast.parse("\n" * example.lineno + example.source).body
        except SyntaxError:
            continue
    return needs(ast.Module(body, []))  # its `...` are prompts


def _unparsed(cell: Cell, error: BaseException) -> Verdict:
    if cell.mode == "skip":
        return Verdict("skipped", None, cell.reason or _UNEXPLAINED)
    if isinstance(error, SyntaxError):
        line = cell.code_line + (error.lineno or 1) - 1
        if cell.raises in {"SyntaxError", type(error).__name__}:
            return Verdict("passed", "checked")
        return Verdict("failed", None, f"{type(error).__name__}: {error.msg}", line)
    if cell.session:
        return Verdict("failed", None, f"the session cannot be read: {error}", cell.code_line)
    return Verdict("failed", None, f"cannot be parsed: {str(error) or type(error).__name__}", cell.code_line)


def _unprovided(cell: Cell, found: Needs, fixture: Fixture | None) -> Verdict | None:
    """A fixture that does not exist, or a package that is not installed."""
    if fixture is not None and fixture.source is None:
        return Verdict(
            "failed", "parsed", f"there is no fixture {fixture.name!r}: {fixture.path} does not exist", cell.line
        )
    if cell.lacks is not None:
        return Verdict("failed", "parsed", cell.lacks, cell.line)
    if cell.raises in {"ImportError", "ModuleNotFoundError"}:
        return None
    absent = {name: cell.code_line + line - 1 for name, line in found.imports.items() if not present(name)}
    absent |= {name: cell.line for name in cell.requires if not present(name) and not installed(name)}
    absent |= {name: cell.code_line for name in script_requirements(cell.code) if not installed(name)}
    inside = _absent_in(fixture)
    if not absent and not inside:
        return None
    through = f" (through the fixture {fixture.path})" if fixture and inside and not absent else ""
    missing = tuple(absent) or inside
    line = min(absent.values()) if absent else cell.line
    verb = "is" if len(missing) == 1 else "are"
    return Verdict("missing-package", "parsed", f"{' and '.join(missing)} {verb} not installed{through}", line, missing)


def _absent_in(fixture: Fixture | None) -> tuple[str, ...]:
    found = examined(fixture.source) if fixture is not None else None
    return tuple(name for name in found.imports if not present(name)) if found is not None else ()


def examined(source: str | None) -> Needs | None:
    """The needs of a fixture; None where there is none, or it does not parse."""
    try:
        return None if source is None else examine(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
