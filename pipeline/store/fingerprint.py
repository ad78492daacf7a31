"""Keys for what is kept: digests of all that a result hangs on."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

_PACKAGES = ("site-packages", "dist-packages")


@cache
def program() -> str:
    """Of the program's code and of what it runs on; a change of either makes every record void."""
    folder = Path(__file__).parent.parent
    stamps = sorted((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in folder.rglob("*.py"))
    return key(sys.version, stamps, installed())


@cache
def installed() -> str:
    """Changes whenever a package is installed or removed."""
    folders = [Path(entry) for entry in sys.path if entry.rstrip("/").endswith(_PACKAGES)]
    return key([(str(folder), folder.stat().st_mtime_ns) for folder in folders if folder.is_dir()])


def key(*parts: object) -> str:
    """SHA-256, hexadecimal, of values by their `repr`."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
