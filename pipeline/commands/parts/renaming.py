"""Which files a rename is about: those that someone names, or those that were renamed by hand."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.build import Built
from pipeline.commands.parts.naming import nearest
from pipeline.link.moving.renames import renames
from pipeline.link.queries.named import named
from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.model.project import Project
from pipeline.model.suffix import is_note
from pipeline.store import disk, git

_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no text or line can hold: control characters, and bytes that are not UTF-8, as Python keeps them."""


def asked_moves(built: Built, old: str, new: str, directory: Path) -> dict[str, str]:
    """Old path → new path of each file that OLD means: a path from here or from the wiki's root, or a note's name.

    Raises CannotRun where there is no such file, or where NEW cannot be its path.
    """
    files, project = _files(built), built.project
    bases = [Path.cwd(), directory.resolve(), project.root]
    for base in bases:
        path = _inside(project, base / old)
        below = [file for file in files if file.startswith(f"{path}/")] if path else []
        if path in files:
            return {path: _fits(built, path, _target(project, path, base, new))}
        if path and below:
            folder = _target(project, path, base, new)
            return {file: _fits(built, file, folder + file[len(path) :]) for file in sorted(below)}
    by_hand = next(_by_hand(project, old, new, bases, files), None)
    if by_hand:
        return by_hand
    path = _called(built, old)
    base = next((base for base in bases if _inside(project, base / new)), project.root)
    return {path: _fits(built, path, _target(project, path, base, new))}


def found_moves(built: Built, since: str | None = None) -> dict[str, str]:
    """Old path → new path of each file that is not where a revision has it, and is found elsewhere.

    `since`: the revision, None for the last commit. Raises CannotRun where there is none.
    """
    project, files = built.project, _files(built)
    excluded = matcher(project.options.exclude)
    tree = git.tree(project.root, since or "HEAD")
    committed = {path: data for path, data in tree.items() if disk.belongs(path, excluded)}
    gone = {path: data for path, data in committed.items() if path not in files}
    come = {path: disk.read_source(project.root, path).data for path in files if path not in committed}
    moves: dict[str, str] = {}
    for old, new in (git.renames(project.root, since=since) if since else {}).items():
        if old in gone and come.pop(new, None) is not None:
            del gone[old]
            moves[old] = new
    moves |= {pair.old: pair.new for pair in renames(gone, come)}
    return {old: new for old, new in sorted(moves.items()) if is_note(old) == is_note(new)}


def _files(built: Built) -> frozenset[str]:
    return frozenset((*built.wiki.inventory.notes, *built.wiki.inventory.attachments))


def _inside(project: Project, place: Path) -> str | None:
    """A place as a path of the wiki; None outside of it and for the wiki itself. Links are not followed."""
    path = os.path.relpath(os.path.normpath(place), project.root)
    return None if path == "." or path.startswith("..") else Path(path).as_posix()


def _target(project: Project, path: str, base: Path, new: str) -> str:
    """The path that NEW means for what stands at a path; a folder that is there takes it in."""
    place = base / new
    target = _inside(project, place)
    if target is None and os.path.normpath(place) != str(project.root):
        raise CannotRun(f"{new}: lies outside the wiki {project.root}")
    if new.endswith("/") or place.is_dir():
        return posixpath.join(target or "", posixpath.basename(path))
    stem, ending = posixpath.splitext(path)
    same_kind = is_note(path) == is_note(target or "")
    return (target or "") + (ending if stem and is_note(path) and not same_kind else "")


def _fits(built: Built, old: str, new: str) -> str:
    """The new path. Raises CannotRun where it is taken, or no path of a file of the wiki."""
    project = built.project
    if new == old:
        raise CannotRun(f"{old}: is there already")
    if _UNNAMEABLE.search(new):
        raise CannotRun(f"{new!r}: no link could name it: it has control characters, or is not UTF-8")
    if os.path.lexists(project.root / new):
        raise CannotRun(f"{new}: exists already; nothing was changed")
    if is_note(old) != is_note(new):
        raise CannotRun(f"{new}: a note ends in .md or .markdown, and another file does not")
    if not disk.belongs(new, matcher(project.options.exclude)):
        raise CannotRun(f"{new}: would not belong to the wiki: hidden, in `build`, or excluded by the configuration")
    return new


def _by_hand(
    project: Project, old: str, new: str, bases: list[Path], files: frozenset[str]
) -> Iterator[dict[str, str]]:
    """What was moved already, as both its paths are given."""
    for base in bases:
        was, now = _inside(project, base / old), _inside(project, base / new)
        if was and now in files and is_note(was) == is_note(now):
            yield {was: now}
        elif was and now:
            moved = {was + file[len(now) :]: file for file in sorted(files) if file.startswith(f"{now}/")}
            if moved and not files & moved.keys():
                yield moved


def _called(built: Built, name: str) -> str:
    wiki = built.wiki
    found = named(name, wiki.inventory, wiki.names, wiki.options)
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotRun(f"{name!r} may mean {', '.join(found)}; name its path")
    raise CannotRun(f"{name}: there is no such file, and no note is called so{nearest(name, built)}")
