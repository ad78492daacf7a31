"""The first stages with the cache before them: what did not change is not done again (law 2).

A result is keyed by all that it depends on: the content's digest, the options that the stage reads,
and the program's own code. So nothing here can go stale; it can only be missing.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache as once
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.project import Project
from pipeline.model.schemafault import SchemaFault
from pipeline.store import disk, records, schemas
from pipeline.store.cache import Cache

Progress = Callable[[str, int, int], None]
"""Told the step in words, how much of it is done, and of how much."""

Findings: TypeAlias = tuple[Diagnostic, ...]

_MARGIN_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may have changed again within the clock's grain."""
_MANY = 400
"""From so many unread notes on, a second process pays."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a wiki at one moment."""

    listing: disk.Listing
    digests: Mapping[str, str]
    """Note path → digest of its content."""


def snapshot(project: Project, cache: Cache) -> Snapshot:
    """List the files; read only those whose stamps changed since the last time."""
    began = time.time_ns()
    listing = disk.scan(project.root, project.options.exclude)
    known = _index(cache)
    digests: dict[str, str] = {}
    for path, stamp in listing.stamps.items():
        entry = known.get(path)
        row = list(astuple(stamp))
        if entry and entry[:4] == row and max(stamp.mtime_ns, stamp.ctime_ns) < entry[4] - _MARGIN_NS:
            digests[path] = entry[5]
        else:
            digests[path] = disk.digest(disk.read_source(project.root, path))
            known[path] = [*row, began, digests[path]]
    if known.keys() != digests.keys() or any(entry[4] == began for entry in known.values()):
        cache.put("index", "stamps", json.dumps({path: known[path] for path in digests}))
    return Snapshot(listing, digests)


def _index(cache: Cache) -> dict[str, list[Any]]:
    try:
        return dict(json.loads(cache.get("index", "stamps") or "{}"))
    except ValueError:
        return {}


@once
def fingerprint() -> str:
    """Of the program's code and of what it runs on; a change of either makes every record void."""
    folder = Path(__file__).parent
    stamps = sorted((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in folder.rglob("*.py"))
    return key(sys.version, stamps, installed())


@once
def installed() -> str:
    """Changes whenever a package is installed or removed."""
    return key([(entry, Path(entry).stat().st_mtime_ns) for entry in sys.path if entry and Path(entry).is_dir()])


def key(*parts: object) -> str:
    """A digest of values by their `repr`."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def notes(project: Project, cache: Cache, now: Snapshot, progress: Progress) -> dict[str, Note]:
    """Every note, by path; those unchanged since they were last read come from the cache."""
    reader = key(fingerprint(), _reading(project.options))
    keys = {path: key(reader, path, digest) for path, digest in now.digests.items()}
    stored = cache.get_many("note", keys.values())
    done = {path: note for path in keys if (note := revived(stored.get(keys[path]), Note)) is not None}
    missing = [path for path in keys if path not in done]
    fresh = dict(zip(missing, _read(project, missing, progress), strict=True))
    cache.put_many("note", {keys[path]: records.dumps(note, Note) for path, note in fresh.items()})
    cache.keep_only("note", keys.values())
    return {path: done.get(path) or fresh[path] for path in keys}


def _reading(options: Options) -> object:
    """The options that reading a note depends on."""
    return options.roles, options.dialect, options.snippets


def revived(text: str | None, kind: Any) -> Any:
    """A record's value, None where there is none or it is damaged."""
    if text is None:
        return None
    try:
        return records.loads(text, kind)
    except (ValueError, TypeError, KeyError):
        return None


def _read(project: Project, paths: Sequence[str], progress: Progress) -> Iterator[Note]:
    """Read notes from their files, in two processes where there are many."""
    total = len(paths)
    for done, note in enumerate(_reader(project, paths), 1):
        if done % 50 == 0 or done == total:
            progress("read", done, total)
        yield note


def _reader(project: Project, paths: Sequence[str]) -> Iterator[Note]:
    import threading

    if len(paths) < _MANY or threading.active_count() > 1 or sys.platform != "linux":
        return (read_one(project.root, path, project.options) for path in paths)
    return _read_apart(project, paths)


def _read_apart(project: Project, paths: Sequence[str]) -> Iterator[Note]:
    import multiprocessing
    import os
    from concurrent.futures import ProcessPoolExecutor

    read_one(project.root, paths[0], project.options)  # so that the forked processes have imported what they need
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("fork")) as pool:
        count = len(paths)
        yield from pool.map(read_one, [project.root] * count, paths, [project.options] * count, chunksize=50)


def read_one(root: Path, path: str, options: Options) -> Note:
    """One note from its file."""
    from pipeline import read

    return read.read(disk.read_source(root, path), options)


def faults(project: Project, cache: Cache, notes: Mapping[str, Note], progress: Progress) -> list[SchemaFault]:
    """What the schemas say of every note; front matter that did not change is not judged again."""
    texts = schemas.texts(project.schemas)
    judge = key(fingerprint(), texts, project.options.schemas)
    keys = {path: key(judge, path, note.digest) for path, note in notes.items()}
    stored = cache.get_many("faults", keys.values())
    kind = tuple[SchemaFault, ...]
    done = {path: found for path in keys if (found := revived(stored.get(keys[path]), kind)) is not None}
    missing = [path for path in keys if path not in done]
    fresh = dict(_validated(texts, [notes[path] for path in missing], project.options, progress))
    cache.put_many("faults", {keys[path]: records.dumps(found, kind) for path, found in fresh.items()})
    cache.keep_only("faults", keys.values())
    return [fault for path in keys for fault in (done[path] if path in done else fresh[path])]


def _validated(
    texts: Mapping[str, str], notes: Sequence[Note], options: Options, progress: Progress
) -> Iterator[tuple[str, tuple[SchemaFault, ...]]]:
    if not notes:
        return
    from pipeline import validate

    compiled = validate.compile_schemas(texts)
    for done, note in enumerate(notes, 1):
        if done % 200 == 0:
            progress("validate", done, len(notes))
        yield note.path, validate.validate(note, compiled, options)


def verdict(
    project: Project, cache: Cache, now: Snapshot, today: datetime.date, judge: Callable[[], Findings]
) -> Findings:
    """What the rules say of a wiki; of one in which nothing changed, without asking them again."""
    asked = key(
        fingerprint(),
        project.options,
        schemas.texts(project.schemas),
        sorted(now.digests.items()),
        now.listing.inventory,
        today,
        cache.get("index", "runs"),
    )
    kept = revived(cache.get("verdict", asked), Findings)
    if kept is not None:
        return tuple(kept)
    found = judge()
    cache.put("verdict", asked, records.dumps(found, Findings))
    cache.keep_only("verdict", [asked])
    return found
