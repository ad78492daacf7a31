"""`check --watch`: the same again whenever a file changes."""

from __future__ import annotations

import contextlib
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.model.project import Project
from pipeline.store import disk

_QUIET_MS = 200
"""Files that change within this time of each other are one change."""


def watch(project: Callable[[], Project], once: Callable[[], object]) -> None:
    """Run `once` now and after each change of the wiki, its configuration or its schemas; only Ctrl-C ends it."""
    gc.enable()  # unlike other commands this one goes on
    watched = project()
    _run(once)
    while True:
        _until_configured_anew(watched, once)
        with contextlib.suppress(CannotRun):
            watched = project()


def _until_configured_anew(watched: Project, once: Callable[[], object]) -> None:
    from watchfiles import watch as changes

    seen = [watched.root, *filter(Path.exists, watched.schemas), *([watched.config] if watched.config else [])]
    for changed in changes(*seen, watch_filter=lambda _, path: _matters(watched, Path(path)), step=_QUIET_MS):
        _run(once)
        if any(Path(path) == watched.config for _, path in changed):
            return


def _run(once: Callable[[], object]) -> None:
    """One check. What cannot run now may run after the next change."""
    if sys.stdout.isatty():
        click.clear()
    try:
        once()
    except CannotRun as failure:
        click.echo(f"wikimill: {failure}", err=True)
    click.echo(f"Checked at {time.strftime('%H:%M:%S')}; waiting for a change, Ctrl-C ends.")
    sys.stdout.flush()


def _matters(project: Project, path: Path) -> bool:
    """Whether a path is a file of the wiki, or one that says how it is judged."""
    if path == project.config or path == project.memory / "baseline.json":
        return True
    if path.suffix == ".json" and any(path.is_relative_to(folder) for folder in project.schemas):
        return True
    if not path.is_relative_to(project.root):
        return False
    return disk.belongs(path.relative_to(project.root).as_posix(), matcher(project.options.exclude))
