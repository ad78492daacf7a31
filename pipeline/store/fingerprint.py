"""Keys for what is kept: digests of all that a result hangs on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGES = ("site-packages", "dist-packages")


@cache
def program() -> str:
    """Of the program's code and of what it runs on; a change of either makes every record void."""
    return key(sys.version, sorted(_modules(os.path.dirname(os.path.dirname(__file__)))), installed())


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Every Python file below a folder, its size and when it changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                info = entry.stat()
                yield entry.path, info.st_size, info.st_mtime_ns
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _modules(entry.path)


@cache
def installed() -> str:
    """Changes whenever a package is installed or removed, also where an image gives all files one and the same time."""
    folders = [Path(entry) for entry in sys.path if entry.rstrip("/").endswith(_PACKAGES)]
    return key([(str(one), one.stat().st_mtime_ns, sorted(os.listdir(one))) for one in folders if one.is_dir()])


def key(*parts: object) -> str:
    """SHA-256, hexadecimal, of values by their `repr`."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
