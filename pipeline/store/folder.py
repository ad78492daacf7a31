"""A folder made whole beside its place and then put there, so that nobody sees half of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.model.failure import CannotRun

_MARK = ".wikimill-export"
"""Stands in folders that were made here, which therefore may be made anew."""


def demand_free(place: Path, root: Path) -> None:
    """Raises CannotRun for a folder that holds anything not made here, and for one within the wiki or around it."""
    real, wiki = place.resolve(), root.resolve()
    if real.is_relative_to(wiki) or wiki.is_relative_to(real):
        raise CannotRun(f"{place}: lies within the wiki {root} or around it; name a folder beside it")
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise CannotRun(f"{place}: is no folder")
    if place.is_dir() and any(place.iterdir()) and not (place / _MARK).is_file():
        raise CannotRun(f"{place}: holds files that were not exported; name a new folder, or an empty one")


@contextmanager
def made(place: Path) -> Iterator[Path]:
    """A new folder that takes its place once all is in it; what stood there before goes then, and only then."""
    place = place.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    new, old = (place.with_name(f".{place.name}.{os.getpid()}.{word}") for word in ("new", "old"))
    new.mkdir()
    try:
        yield new
        (new / _MARK).write_text("made by `wikimill export`\n", encoding="utf-8")
        if place.is_dir():
            place.rename(old)
        new.rename(place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
