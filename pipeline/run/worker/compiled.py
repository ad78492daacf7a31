"""Source to code, with the note's own line numbers, and with every assert that means something counted."""

from __future__ import annotations

import ast
import types
import warnings
from collections.abc import Mapping
from typing import Any

CHECKED = "__wikimill_checked__"
"""A builtin that is called after each assert that held and whose test depends on a name."""


RESULT = "__wikimill_result__"
"""A builtin that is given each result that a comment shows."""


class Counter:
    """Counts its calls."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


def _marked(body: list[ast.stmt]) -> list[ast.stmt]:
    """Statements with a call after each such assert, at any depth; expressions hold none, and are not looked into."""
    found: list[ast.stmt] = []
    for node in body:
        found.append(node)
        if isinstance(node, ast.Assert):
            found += _call_after(node)
            continue
        for part in (node, *getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            for field in ("body", "orelse", "finalbody"):
                if inner := getattr(part, field, None):
                    setattr(part, field, _marked(inner))
    return found


def _call_after(node: ast.Assert) -> list[ast.stmt]:
    if not any(isinstance(part, ast.Name) for part in ast.walk(node.test)):
        return []
    at = {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
    return [ast.Expr(ast.Call(ast.Name(CHECKED, ast.Load(), **at), [], [], **at), **at)]


def _checked(body: list[ast.stmt], shown: Mapping[str, str], line: int, code: str) -> list[ast.stmt]:
    """Statements, those expressions handed over whose results comments show, by line of the code."""
    for node in body:
        comment = shown.get(str((node.end_lineno or 0) - line + 1))
        if isinstance(node, ast.Expr) and comment is not None:
            source = ast.get_source_segment("\n" * (line - 1) + code, node.value) or ""
            given: list[ast.expr] = [ast.Constant(one) for one in (node.lineno, source, comment)]
            node.value = ast.Call(ast.Name(RESULT, ast.Load()), [node.value, *given], [])
            ast.copy_location(node.value, node)
            ast.fix_missing_locations(node)
    return body


def compiled(code: str, path: str, line: int, mode: str, shown: Mapping[str, str] | None = None) -> types.CodeType:
    """Compiles code whose first line is line `line` (from 1) of the file. `mode`: `exec`, or `single` as at a prompt.

    `shown`: line of the code, from 1, as text → the result that a comment shows there.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source: str | ast.Module | ast.Interactive = "\n" * (line - 1) + code
        if "assert" in code or mode == "single" or shown:
            body = _marked(_checked(ast.parse(source, path).body, shown or {}, line, code))
            source = ast.Interactive(body) if mode == "single" else ast.Module(body, [])
        result: types.CodeType = compile(source, path, mode, dont_inherit=True)
        return result


def compiled_before(job: Mapping[str, Any]) -> dict[int, types.CodeType]:
    """The code of a job's cells by number, so that it is made once, before the fork; what fails here fails there too."""
    codes = {}
    for number, cell in enumerate(job["cells"]):
        if not (cell["session"] or cell["verdict"] or cell["command"]):
            try:
                codes[number] = compiled(cell["code"], job["path"], cell["code_line"], "exec", cell["results"])
            except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
                continue
    return codes
