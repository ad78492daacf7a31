"""Where a command may write: files of the wiki and of its memory, through no link (law 8)."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project

_MEMORY = ".wikimill/"
_IGNORED = ".wikimill/trash/.gitignore"
"""The one hidden file that is ours."""


def located(project: Project, path: str) -> Path:
    """The file or folder that a path means: relative to the wiki, or below `.wikimill/`.

    Raises CannotRun for one that a wiki cannot have: hidden, upward, absolute, behind a symbolic link.
    """
    in_memory = path.startswith(_MEMORY)
    base = project.memory if in_memory else project.root
    parts = path.removeprefix(_MEMORY).split("/")
    place = base.joinpath(*parts)
    hidden = any(part.startswith(".") or not part or "\0" in part for part in parts) and path != _IGNORED
    if hidden or _is_elsewhere(base, parts):
        raise CannotRun(f"{path}: lies outside the wiki {project.root}; nothing is written there")
    return place


def _is_elsewhere(base: Path, parts: Iterable[str]) -> bool:
    """Whether the wiki's folder, something on the way from there to a file, or the file is a link."""
    return any(map(os.path.islink, accumulate(parts, os.path.join, initial=str(base))))


def held(place: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises CannotRun where that cannot be known."""
    try:
        with open(os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise CannotRun(f"{place}: cannot be read: {(error.strerror or str(error)).lower()}") from None
