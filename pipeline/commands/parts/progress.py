"""Progress on stderr: one line that rewrites itself on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.model.progress import Progress, silent

_CLEAR = "\r\x1b[2K"


@contextmanager
def progress() -> Iterator[Progress]:
    """Something to tell of each step; the line is gone when the work is done."""
    if not sys.stderr.isatty():
        yield silent
        return
    try:
        yield _show
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _show(step: str, done: int, total: int) -> None:
    count = f" {done:,} of {total:,}" if done else ""
    sys.stderr.write(f"{_CLEAR}{step}{count}")
    sys.stderr.flush()
