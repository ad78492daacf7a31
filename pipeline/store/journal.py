"""Edits of several files, all or none: what is to be done is on the disk before the first file changes (law 6).

`.wikimill/journal/edit.json` holds the old and the new bytes of every file. As long as it stands the edit is under way:
after a kill, whoever writes next makes every file new, or `recover` makes every one old again; whoever reads stops.
One process at a time writes: it holds a lock on the wiki's folder, which ends with the process.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.store import disk
from pipeline.store.change import Change, Step, Way, dumps, loads
from pipeline.store.inside import held, located

_PATIENCE_S = 10.0
"""Seconds for which one waits while another process writes."""
_LONGEST_NAME = 255
"""Bytes that file systems take for the name of a file or folder."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An edit that began and has not ended."""

    what: str
    """The command that edits, as `check --fix`."""
    files: int
    live: bool
    """True while its process is at work."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """An interrupted edit that was brought to an end."""

    what: str
    files: int
    way: Way
    kept: tuple[Path, ...] = ()
    """Where the trash has what the overwritten files held."""


def apply(
    project: Project,
    edits: Mapping[str, bytes | None],
    what: str,
    based_on: Mapping[str, bytes | None] | None = None,
    renamed: Mapping[str, str] | None = None,
    put: disk.Put = disk.put,
    patience_s: float = _PATIENCE_S,
) -> None:
    """Give files new bytes, or remove them (None), all or none; `what` is the command that asks, as `check --fix`.

    Paths are relative to the wiki; those that begin with `.wikimill/` lie in its memory. `based_on`: what files held
    when the edits were thought out. `renamed`: new path → old path; the mode goes along, and so do the bytes unless
    `edits` has others. An interrupted edit is completed first.

    Raises CannotRun where a file holds something else by now, cannot be written, or lies outside the wiki, and where
    another process is writing; then nothing was changed.
    """
    with _alone(project, patience_s):
        _finish(project, "complete", False, put)
        change = _change(project, edits, what, based_on or {}, renamed or {})
        try:
            if len(change.steps) > 1:
                put(_file(project), dumps(change).encode(), 0o600)
                disk.settle([_file(project).parent, project.memory, project.memory.parent])
            _write(project, change, "complete", put)
        except (OSError, KeyboardInterrupt) as failure:
            with _honest("it is half done; mend that and run `wikimill recover`"):
                _write(project, change, "revert", put)
                _end(project, put)
            if isinstance(failure, OSError):
                raise CannotRun(f"{_told(failure)}; nothing was changed") from None
            raise
        with _honest("every file is written, but the journal stays"):
            _end(project, put)


def pending(project: Project) -> Pending | None:
    """The edit that is under way or was interrupted, None where there is none."""
    change = _standing(project)
    if change is None:
        return None
    with contextlib.suppress(CannotRun), _alone(project, patience_s=0, shared=True):
        return Pending(change.what, len(change.steps), False) if _standing(project) else None
    return Pending(change.what, len(change.steps), True)


def must_be_whole(project: Project, patience_s: float = _PATIENCE_S) -> None:
    """Wait for an edit that is under way. Raises CannotRun where one was interrupted, or does not end."""
    end = time.monotonic() + patience_s
    while edit := pending(project):
        files = f"{counted(edit.files, 'file')} of {project.root}"
        if not edit.live:
            raise CannotRun(
                f"`wikimill {edit.what}` was interrupted while it wrote {files}: "
                "`wikimill recover` completes it, `wikimill recover --revert` takes it back"
            )
        if time.monotonic() > end:
            raise CannotRun(f"`wikimill {edit.what}` is writing {files}; run again when it is done")
        time.sleep(0.05)


def recover(
    project: Project, way: Way = "complete", overwrite: bool = False, put: disk.Put = disk.put
) -> Recovered | None:
    """Bring an interrupted edit to its end; None where there is none.

    Raises CannotRun where someone changed one of its files since, unless `overwrite`: then `.wikimill/trash/` gets
    what the file held.
    """
    with _alone(project):
        return _finish(project, way, overwrite, put)


def forget(project: Project, put: disk.Put = disk.put) -> bool:
    """Leave every file of an interrupted edit as it is; False where there is none."""
    with _alone(project):
        known = _file(project).exists()
        _end(project, put)
        return known


def _change(
    project: Project,
    edits: Mapping[str, bytes | None],
    what: str,
    based_on: Mapping[str, bytes | None],
    renamed: Mapping[str, str],
) -> Change:
    """What there is to do, from what the files hold now. Raises CannotRun where that is not what was expected."""
    now = {path: held(located(project, path)) for path in {*edits, *renamed, *renamed.values()}}
    for path, content in now.items():
        if path in based_on and based_on[path] != content:
            raise CannotRun(f"{path}: changed in the meantime; nothing was written, run again")
    goals: dict[str, bytes | None] = dict.fromkeys(renamed.values())
    for new, old in renamed.items():
        if now[old] is None or (now[new] is not None and new not in goals):
            why = "there is no such file" if now[old] is None else f"{new} exists already"
            raise CannotRun(f"{old}: cannot be renamed: {why}; nothing was changed")
    goals |= {new: now[old] for new, old in renamed.items()} | dict(edits)
    steps = tuple(
        Step(path, now[path], goals[path], disk.mode(located(project, renamed.get(path, path))))
        for path in sorted(goals)
        if goals[path] != now[path]
    )
    for step in steps:
        _must_fit(project, step.path)
    folders = {folder for step in steps if step.old is None for folder in _missing_folders(project, step.path)}
    return Change(what, os.getpid(), steps, tuple(sorted(folders)))


def _must_fit(project: Project, path: str) -> None:
    """Raises CannotRun where the file system takes no name as long as this."""
    longest = max(len(os.fsencode(part)) for part in path.split("/"))
    try:
        disk.beside(located(project, path), os.getpid()).lstat()
    except OSError as failure:
        longest = _LONGEST_NAME + 1 if failure.errno == errno.ENAMETOOLONG else longest
    if longest > _LONGEST_NAME:
        raise CannotRun(f"{path[:100]}…: this name is too long for a file; nothing was changed")


def _missing_folders(project: Project, path: str) -> Iterator[str]:
    parts = path.split("/")[:-1]
    for depth in range(2 if path.startswith(".wikimill/") else 1, len(parts) + 1):
        folder = "/".join(parts[:depth])
        if not located(project, folder).exists():
            yield folder


def _finish(project: Project, way: Way, overwrite: bool, put: disk.Put) -> Recovered | None:
    change = _standing(project)
    if change is None:
        _end(project, put)
        return None
    strange = [step.path for step in change.steps if held(located(project, step.path)) not in (step.old, step.new)]
    if strange and not overwrite:
        raise CannotRun(
            f"{', '.join(strange)}: changed since `wikimill {change.what}` was interrupted; "
            "`wikimill recover --overwrite` keeps that in .wikimill/trash, `wikimill recover --forget` ends the edit as it is"
        )
    with _honest("mend that and run `wikimill recover`"):
        trash = project.memory / "trash" / f"recover-{time.time_ns()}" / "files"
        kept = tuple(_keep(project, path, trash, put) for path in strange)
        _write(project, change, way, put)
        _end(project, put)
    return Recovered(change.what, len(change.steps), way, kept)


def _keep(project: Project, path: str, trash: Path, put: disk.Put) -> Path:
    """Put what a file holds into the trash."""
    content = held(located(project, path))
    if content is not None:
        put(trash / path, content, None)
    return trash / path


def _write(project: Project, change: Change, way: Way, put: disk.Put) -> None:
    """Give every file its goal; those that go first, so that their names are free."""
    places = {step.path: located(project, step.path) for step in change.steps}
    for step in sorted(change.steps, key=lambda step: (step.goal(way) is not None, step.path)):
        place = places[step.path]
        with contextlib.suppress(OSError):  # not there, nor could it be
            disk.beside(place, change.process).unlink()
        if held(place) != step.goal(way):
            put(place, step.goal(way), step.mode)
    for folder in reversed(change.folders if way == "revert" else ()):
        with contextlib.suppress(OSError):  # not empty: it holds a file of someone else's
            located(project, folder).rmdir()
    made = {located(project, folder).parent for folder in change.folders}
    disk.settle({place.parent for place in places.values()} | made)


def _end(project: Project, put: disk.Put) -> None:
    file = _file(project)
    if file.exists():
        put(file, None, None)
        disk.settle([file.parent])
    for torn in file.parent.glob(".*.new"):  # a journal that was never finished
        torn.unlink(missing_ok=True)
    for folder in (file.parent, project.memory):
        with contextlib.suppress(OSError):  # not empty: it holds a ledger, a baseline
            folder.rmdir()


def _standing(project: Project) -> Change | None:
    file = _file(project)
    if not file.exists():  # nearly always
        return None
    content = held(located(project, ".wikimill/journal/edit.json"))
    return None if content is None else loads(content.decode(errors="replace"), str(file))


def _file(project: Project) -> Path:
    return project.memory / "journal" / "edit.json"


@contextlib.contextmanager
def _alone(project: Project, patience_s: float = _PATIENCE_S, shared: bool = False) -> Iterator[None]:
    """Hold the lock on a wiki; `shared`: beside others who only look. Raises CannotRun where another process writes."""
    import fcntl

    folder = os.open(project.root, os.O_RDONLY | os.O_DIRECTORY)
    end = time.monotonic() + patience_s
    try:
        while not _locked(folder, fcntl.LOCK_SH if shared else fcntl.LOCK_EX):
            if time.monotonic() >= end:
                raise CannotRun(f"another wikimill is writing in {project.root}; run again when it is done")
            time.sleep(0.02)
        yield
    finally:
        os.close(folder)


def _locked(folder: int, kind: int) -> bool:
    import fcntl

    try:
        fcntl.flock(folder, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


@contextlib.contextmanager
def _honest(consequence: str) -> Iterator[None]:
    """What cannot be written is said in one line, with what follows from it."""
    try:
        yield
    except OSError as failure:
        raise CannotRun(f"{_told(failure)}; {consequence}") from None


def _told(failure: OSError) -> str:
    return f"{failure.filename or 'the disk'}: cannot be written: {(failure.strerror or str(failure)).lower()}"
