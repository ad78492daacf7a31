"""Arguments that several commands share, and what they stand for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.project import open_project
from pipeline.reports.terminal import harmless

Command = TypeVar("Command", bound=Callable[..., Any])


def directory(command: Command) -> Command:
    """`-C DIR`."""
    return click.option(
        "-C", "directory", metavar="DIR", type=click.Path(path_type=Path), help="Work on the wiki of this folder."
    )(command)


def once_more(directory: Path | None) -> str:
    """` -C DIR` for a command that is proposed to whoever said it; nothing where they did not."""
    return harmless(f" -C {shlex.quote(str(directory))}") if directory else ""


def paths(command: Command) -> Command:
    """`[PATH…]`."""
    return click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))(command)


def no_cache(command: Command) -> Command:
    """`--no-cache`."""
    return click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")(command)


@dataclass(frozen=True, slots=True)
class Scope:
    """A wiki, and the part of it that is reported."""

    project: Project
    parts: tuple[str, ...]
    """Paths of files and folders, relative to the wiki; empty: all of it."""

    def covers(self, path: str) -> bool:
        """Whether a path of the wiki is reported."""
        return not self.parts or any(part in ("", path) or path.startswith(part + "/") for part in self.parts)


def scope(directory: Path | None, paths: tuple[Path, ...]) -> Scope:
    """Which wiki is meant: paths in the configured wiki filter, one folder outside it stands for `-C`.

    Without either, the Obsidian vault around the folder is the wiki, and the folder filters.
    Raises CannotRun where a path does not exist, or lies in no wiki.
    """
    project = open_project(directory or Path(), in_vault=directory is None)
    located = [_locate(path, directory, project.root) for path in paths]
    if directory is None and len(located) == 1 and located[0].is_dir() and not _inside(project, located[0]):
        return _of_folder(located[0].resolve())
    for path, place in zip(paths, located, strict=True):
        if not place.is_relative_to(project.root):
            raise CannotRun(f"{path}: lies outside the wiki {project.root}; use -C to name another wiki")
    return Scope(project, tuple(_part(project, place) for place in located))


def _of_folder(place: Path) -> Scope:
    """What one folder outside the wiki stands for: a wiki, or a part of the vault that it lies in."""
    other = open_project(place, in_vault=True)
    if other.config and not _inside(other, place):
        other = open_project(place, configured=False, in_vault=True)
    part = "" if other.config else _part(other, place)
    return Scope(other, (part,) if part else ())


def _inside(project: Project, place: Path) -> bool:
    """Whether a folder is part of the wiki that was found; without configuration that is the folder itself, or its vault."""
    if place == project.root or project.config is not None:
        return place.is_relative_to(project.root)
    return open_project(place, in_vault=True).root == project.root


def _part(project: Project, place: Path) -> str:
    """A place in a wiki as a path; empty for the wiki itself."""
    return "" if place == project.root else place.relative_to(project.root).as_posix()


def _locate(path: Path, directory: Path | None, root: Path) -> Path:
    """Where a path of the command line lies: seen from here, from DIR or from the wiki, if possible in the wiki.

    Symlinks within the wiki are not followed, since no note lies behind them.
    """
    seen = [
        Path(os.path.abspath(base / path)) for base in (Path(), directory or Path(), root) if (base / path).exists()
    ]
    if not seen:
        raise CannotRun(f"{path}: there is no such file or folder")
    places = [place for one in seen for place in (one, one.parent.resolve() / one.name, one.resolve())]
    return next((place for place in places if place.is_relative_to(root)), seen[0])
