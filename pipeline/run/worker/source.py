"""Lets tracebacks and `inspect.getsource` find the lines of notes and fixtures, which are no files in the sandbox."""

from __future__ import annotations

import linecache
from collections.abc import Iterable, Mapping
from typing import Any


def show_source(job: Mapping[str, Any]) -> None:
    """Registers the sources of a job; they are put together only when somebody asks for a line."""
    _show(job["path"], [(cell["code_line"], cell["code"]) for cell in job["cells"]])
    for fixture in job["fixtures"].values():
        _show(fixture["path"], [(1, fixture["source"] or "")])


def _show(path: str, pieces: list[tuple[int, str]]) -> None:
    linecache.cache[path] = (lambda: _text(pieces),)  # as linecache.lazycache stores it


def _text(pieces: Iterable[tuple[int, str]]) -> str:
    """Each piece begins on its line, from 1; the lines between are empty."""
    lines: list[str] = []
    for line, code in pieces:
        lines += [""] * (line - 1 - len(lines))
        lines[line - 1 :] = code.splitlines()
    return "\n".join(lines)
