"""Programs that configuration names for other languages. Only those that the sandbox shows count."""

from __future__ import annotations

import os
import shutil
from functools import cache

from pipeline.run.isolation import VARIABLES


@cache
def program(name: str) -> str | None:
    """Where a program lies, links followed; None where it is not installed for everybody."""
    found = shutil.which(name, path=VARIABLES["PATH"])
    return os.path.realpath(found) if found else None


@cache
def identity(name: str) -> str:
    """What tells a program from its other versions: place, size and time of its file. Empty where there is none."""
    place = program(name)
    if place is None:
        return ""
    try:
        status = os.stat(place)
    except OSError:
        return ""
    return f"{place} {status.st_size} {status.st_mtime_ns}"
