"""A process that dies at one of its writes."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.store import disk


class Killed(BaseException):
    """The process is gone; nobody cleans up."""


def dying(at: int, torn: bool) -> disk.Put:
    """Writes until the write at an index, from 0; `torn`: half of that one stands beside its place."""
    left = iter(range(100_000))

    def put(path: Path, data: bytes | None, bits: int | None = None) -> None:
        if next(left) == at:
            if torn and data is not None:
                disk.put(disk.beside(path, os.getpid()), data[: len(data) // 2])
            raise Killed
        disk.put(path, data, bits)

    return put
