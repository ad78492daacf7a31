"""The runs of a wiki's snippets, with the cache before them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model.note import Note
from pipeline.model.progress import Progress
from pipeline.model.project import Project
from pipeline.model.run import Environment, Run
from pipeline.run.environment import environment, environment_at
from pipeline.run.execute import execute
from pipeline.run.group import Group
from pipeline.run.groups import groups as grouped
from pipeline.run.key import key as key_of
from pipeline.store import disk, records
from pipeline.store.cache import Cache

Runs = Mapping[str, Mapping[int, Run]]
"""Note path → index of the snippet → its run."""
Kept = tuple[Run, ...]

_PLACELESS = frozenset({"passed", "skipped", "missing-package"})
"""Statuses whose run says nothing of where in the note it happened."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `executed` came to."""

    runs: Runs
    environment: Environment


def groups_of(project: Project, notes: Mapping[str, Note]) -> tuple[Group, ...]:
    """The groups of some notes, with the wiki's fixtures."""
    return grouped(notes, project.options, fixtures(project))


def fixtures(project: Project) -> dict[str, str]:
    """Name → source of every Python file in the wiki's folder of fixtures; no link is followed out of the wiki."""
    folder = project.options.snippets.fixtures.strip("/")
    return {
        Path(path).stem: source.data.decode("utf-8", "replace")
        for path in disk.plain_files(project.root, folder, ".py")
        if not (source := disk.read_source(project.root, path)).error
    }


def recalled(project: Project, cache: Cache, notes: Mapping[str, Note]) -> Runs:
    """The runs of earlier times that still hold; executes nothing, not even a probe of the isolation."""
    level = (cache.get("index", "runs") or "").partition(" ")[0]
    if not level or not any(note.snippets for note in notes.values()):
        return {}
    groups = groups_of(project, notes)
    return _by_note(_kept(cache, groups, environment_at(groups, level), ("run", "last run")).values())


def executed(
    project: Project,
    cache: Cache,
    notes: Mapping[str, Note],
    progress: Progress,
    jobs: int = 2,
    isolation: str | None = None,
) -> Outcome:
    """A run for every snippet that is run at all. Raises CannotRun where the isolation cannot be had."""
    groups = groups_of(project, notes)
    reached = environment(groups, isolation)
    kept = _kept(cache, groups, reached, ("run",))
    fresh: dict[int, Kept] = {}
    missing = [group for group in groups if id(group) not in kept]
    for done, result in enumerate(execute(missing, reached, jobs), 1):
        progress("run", done, len(missing))
        fresh[id(result.group)] = result.runs
        kind = "run" if result.cacheable else "last run"  # which `check` tells of, and no later run relies on
        cache.put(kind, key_of(result.group, reached), records.dumps(result.runs, Kept))
    if missing or (cache.get("index", "runs") or "").partition(" ")[0] != reached.isolation:
        cache.put("index", "runs", f"{reached.isolation} {time.time_ns()}")
    return Outcome(_by_note([*kept.values(), *fresh.values()]), reached)


def _kept(cache: Cache, groups: Iterable[Group], environment: Environment, kinds: tuple[str, ...]) -> dict[int, Kept]:
    """Results in the cache that hold for a group, by the group's identity in this process; the first kind counts."""
    keys = {id(group): (group, key_of(group, environment)) for group in groups}
    stored: dict[str, str] = {}
    for kind in reversed(kinds):
        stored.update(cache.get_many(kind, [key for _, key in keys.values()]))
    found = {mark: _moved(records.revived(stored.get(key), Kept), group) for mark, (group, key) in keys.items()}
    return {mark: runs for mark, runs in found.items() if runs is not None}


def _moved(runs: Kept | None, group: Group) -> Kept | None:
    """Runs as of where the snippets stand now; None where they tell of a place that is no longer true."""
    if runs is None or len(runs) != len(group.cells):
        return None
    pairs = list(zip(runs, group.cells, strict=True))
    here = all((old.path, old.line) == (group.path, cell.line) for old, cell in pairs)
    if not here and any(old.status not in _PLACELESS or old.path in old.stdout for old in runs):
        return None
    return tuple(
        replace(
            old,
            path=group.path,
            group=group.name,
            index=cell.index,
            line=cell.line,
            language=cell.language,
            cached=True,
        )
        for old, cell in pairs
    )


def _by_note(results: Iterable[Kept]) -> Runs:
    runs: dict[str, dict[int, Run]] = {}
    for result in results:
        for one in result:
            runs.setdefault(one.path, {})[one.index] = one
    return {path: dict(sorted(runs[path].items())) for path in sorted(runs)}
