"""What most commands begin with: the wiki compiled, progress shown, the cache open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.commands.parts.progress import progress
from pipeline.model.project import Project
from pipeline.store import clock
from pipeline.store.cache import Cache
from pipeline.verdict import snapshot

if TYPE_CHECKING:
    from pipeline.build import Built


@contextmanager
def cache_of(project: Project, unused: bool = False) -> Iterator[Cache]:
    """The project's cache; `unused`: an empty one that leaves no file."""
    with Cache(None if unused else project.cache) as cache:
        yield cache


def compiled(project: Project, unused_cache: bool = False) -> Built:
    """The wiki as it is on the disk, with the runs that still hold."""
    from pipeline import runs
    from pipeline.build import compile_wiki

    with cache_of(project, unused_cache) as cache, progress() as tell:
        return compile_wiki(
            project, cache, snapshot(project, cache), clock.now(project.root, cache), runs.recalled, tell
        )


def shown_root(project: Project) -> str:
    """What stands before a note's path so that it can be opened from here; empty where the wiki is here."""
    root = os.path.relpath(project.root)
    return "" if root == "." else f"{root}/"
