"""The runs of a wiki's snippets, with the cache before them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model.note import Note
from pipeline.model.progress import Progress
from pipeline.model.project import Project
from pipeline.model.receipt import VoidReceipt
from pipeline.model.run import Environment, Run
from pipeline.model.suffix import is_note
from pipeline.run.environment import environment, environment_at, narrowed
from pipeline.run.execute import execute
from pipeline.run.group import PYTHON, Group
from pipeline.run.groups import declared
from pipeline.run.groups import groups as grouped
from pipeline.run.key import key as key_of
from pipeline.run.packages import still_lacks
from pipeline.run.receipts import Played, Shelf, renewed, shelf, told, void
from pipeline.store import clock, disk, receipts, records
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
    """What happened here."""
    environment: Environment
    played: tuple[Played, ...]
    receipts: Runs
    """What receipts that hold say of the same snippets."""

    @property
    def listed(self) -> list[Run]:
        """Every run by path and order; one that lacks a package here says what its receipt tells of it."""
        return [_beside(run, self.receipts) for of_note in self.runs.values() for run in of_note.values()]

    @property
    def shown(self) -> Runs:
        """What is known: what happened here, and where nothing could, what a receipt says."""
        return filled(self.runs, self.receipts)


def filled(runs: Runs, receipts: Runs) -> Runs:
    """Runs, and receipts for snippets that were not run here, or lack a package here."""
    shown = {path: dict(of_note) for path, of_note in runs.items()}
    for path, of_note in receipts.items():
        mine = shown.setdefault(path, {})
        for index, run in of_note.items():
            if index not in mine or mine[index].status == "missing-package":
                mine[index] = run
    return {path: dict(sorted(shown[path].items())) for path in sorted(shown)}


def _beside(run: Run, receipts: Runs) -> Run:
    held = receipts.get(run.path, {}).get(run.index) if run.status == "missing-package" else None
    return run if held is None else replace(run, message=f"{run.message}; {held.attested}", receipt=held.receipt)


def groups_of(project: Project, notes: Mapping[str, Note]) -> tuple[Group, ...]:
    """The groups of some notes, with the wiki's fixtures and data files."""
    return grouped(notes, project.options, fixtures(project), data(project, notes))


def data(project: Project, notes: Mapping[str, Note]) -> dict[str, bytes]:
    """Path → content of every data file that a snippet declares, of those that are there. A note, which may be private, is none."""
    paths = sorted({path for note in notes.values() for path in declared(note) if not is_note(path)})
    found = {path: disk.file_of_wiki(project.root, path, project.options.exclude) for path in paths}
    return {path: source.data for path, source in found.items() if not source.error}


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
    _remember_data(cache, notes)
    level = (cache.get("index", "runs") or "").partition(" ")[0]
    kept = receipts.load(project)
    if not (level or kept) or not any(note.snippets for note in notes.values()):
        return {}
    groups = groups_of(project, notes)
    known: Runs = {}
    if level:
        reached = environment_at(groups, level)
        known = _by_note(_kept(cache, groups, _keys(groups, reached), reached, ("run", "last run")).values())
    return filled(known, _of_receipts(shelf(kept), groups))


def void_receipts(project: Project, notes: Mapping[str, Note]) -> tuple[VoidReceipt, ...]:
    """The receipts of notes whose snippets are no more what they were."""
    kept = receipts.load(project)
    return tuple(void(shelf(kept), groups_of(project, notes), notes)) if kept else ()


def write_receipts(project: Project, outcome: Outcome, notes: Mapping[str, Note]) -> None:
    """Keep what was found out, beside what is known of the wiki's other notes."""
    places = {(one.group.path, one.group.name) for one in outcome.played}
    others = [group for group in groups_of(project, notes) if (group.path, group.name) not in places]
    receipts.save(project, renewed(receipts.load(project), outcome.played, others))


def _of_receipts(kept: Shelf, groups: Iterable[Group]) -> Runs:
    return _by_note(found for group in groups if (found := tuple(told(kept, group))))


def _remember_data(cache: Cache, notes: Mapping[str, Note]) -> None:
    """What `verdict.with_data` must look at beside the notes; of all notes, never of some."""
    paths = json.dumps(sorted({path for note in notes.values() for path in declared(note)}))
    if (cache.get("index", "data") or "[]") != paths:
        cache.put("index", "data", paths)


def executed(
    project: Project,
    cache: Cache,
    notes: Mapping[str, Note],
    progress: Progress,
    jobs: int = 2,
    isolation: str | None = None,
) -> Outcome:
    """A run for every snippet that is run at all. Raises CannotRun where the isolation cannot be had."""
    stored = shelf(receipts.load(project))
    groups, today = groups_of(project, notes), clock.today().isoformat()
    reached = environment(groups, isolation)
    keys = _keys(groups, reached)
    kept = _kept(cache, groups, keys, reached, ("run",))
    lasting = set(kept)
    missing = [group for group in groups if id(group) not in kept]
    for done, result in enumerate(execute(missing, reached, jobs), 1):
        progress("run", done, len(missing))
        one, key = result.group, keys[id(result.group)]
        kept[id(one)] = _in(narrowed(reached, one), result.runs)
        kind = "run" if result.cacheable else "last run"  # which `check` tells of, and no later run relies on
        cache.put(kind, key, records.dumps(result.runs, Kept))
        cache.put("ran on", key, today)
        lasting |= {id(one)} if result.cacheable else set()
    if missing or (cache.get("index", "runs") or "").partition(" ")[0] != reached.isolation:
        cache.put("index", "runs", f"{reached.isolation} {time.time_ns()}")
    days = cache.get_many("ran on", keys.values())
    played = tuple(Played(one, kept[id(one)], days.get(keys[id(one)], today), id(one) in lasting) for one in groups)
    return Outcome(_by_note(kept.values()), reached, played, _of_receipts(stored, groups))


def _keys(groups: Iterable[Group], environment: Environment) -> dict[int, str]:
    """The keys of groups, by their identity in this process."""
    return {id(group): key_of(group, environment) for group in groups}


def _kept(
    cache: Cache, groups: Iterable[Group], keys: Mapping[int, str], environment: Environment, kinds: tuple[str, ...]
) -> dict[int, Kept]:
    """Results in the cache that hold for a group, by its identity; the first kind counts."""
    stored: dict[str, str] = {}
    for kind in reversed(kinds):
        stored.update(cache.get_many(kind, keys.values()))
    kept: dict[int, Kept] = {}
    for group in groups:
        runs = _moved(records.revived(stored.get(keys[id(group)]), Kept), group)
        if runs is not None and all(map(_still_lacks, runs)):
            kept[id(group)] = _in(narrowed(environment, group), runs)
    return kept


def _still_lacks(run: Run) -> bool:
    """Whether nothing came that a run was kept from; of a program that is missing the key tells."""
    return run.language not in PYTHON or all(map(still_lacks, run.missing))


def _in(environment: Environment, runs: Kept) -> Kept:
    return tuple(replace(run, environment=environment) for run in runs)


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
