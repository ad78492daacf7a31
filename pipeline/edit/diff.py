"""What an edit changes, as a patch."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pipeline.model.text import Text


def diff(old: Text, new: Text, path: str) -> str:
    """A unified diff that `patch -p1` and `git apply` take; empty where nothing changed."""
    return "".join(_lines(old, new, path))


def _lines(old: Text, new: Text, path: str) -> Iterator[str]:
    before, after = _split(old), _split(new)
    for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split(text: Text) -> list[str]:
    """Lines as a patch counts them: they end at LF only."""
    lines = text.content.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
