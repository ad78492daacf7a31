"""The first stages with the cache before them: what did not change is not done again (law 2).

A result is keyed by all that it depends on: the content's digest, the options that the stage reads,
and the program's own code. So nothing here can go stale; it can only be missing.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.progress import Progress
from pipeline.model.project import Project
from pipeline.model.remembered import Remembered
from pipeline.model.schemafault import SchemaFault
from pipeline.store import disk, fingerprint, records, schemas
from pipeline.store.cache import Cache
from pipeline.verdict import Snapshot

_MANY = 400
"""From so many unread notes on, a second process pays."""
_PAGES_AT_ONCE = 200
_KEPT_PAGE = tuple[str, Remembered]
"""The program that made it, and the page."""


def notes(project: Project, cache: Cache, now: Snapshot, progress: Progress) -> dict[str, Note]:
    """Every note, by path; those unchanged since they were last read come from the cache."""
    reader = fingerprint.key(fingerprint.program(), _reading(project.options))
    keys = {path: fingerprint.key(reader, path, digest) for path, digest in now.digests.items()}
    stored = cache.get_many("note", keys.values())
    done = {path: note for path in keys if (note := records.revived(stored.get(keys[path]), Note)) is not None}
    missing = [path for path in keys if path not in done]
    fresh = dict(zip(missing, _read(project, missing, progress), strict=True))
    cache.put_many("note", {keys[path]: records.dumps(note, Note) for path, note in fresh.items()})
    cache.keep_only("note", keys.values())
    return {path: done.get(path) or fresh[path] for path in keys}


def _reading(options: Options) -> object:
    """The options that reading a note depends on."""
    return options.roles, options.dialect, options.snippets, options.link_fields


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
    judge = fingerprint.key(fingerprint.program(), texts, project.options.schemas)
    keys = {path: fingerprint.key(judge, path, note.digest) for path, note in notes.items()}
    stored = cache.get_many("faults", keys.values())
    kind = tuple[SchemaFault, ...]
    done = {path: found for path in keys if (found := records.revived(stored.get(keys[path]), kind)) is not None}
    missing = [path for path in keys if path not in done]
    fresh = dict(_validated(texts, [notes[path] for path in missing], project.options, progress))
    cache.put_many("faults", {keys[path]: records.dumps(found, kind) for path, found in fresh.items()})
    cache.keep_only("faults", keys.values())
    return [fault for path in keys for fault in (done[path] if path in done else fresh[path])]


class Pages:
    """The pages of the last build, kept in the cache and forgotten with the program that made them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._program = fingerprint.program()
        self._fresh: dict[str, Remembered] = {}

    def recall(self, path: str) -> Remembered | None:
        """What the page of a note was when it was last made."""
        kept = records.revived(self._cache.get("page", path), _KEPT_PAGE)
        return kept[1] if kept and kept[0] == self._program else None

    def keep(self, path: str, made: Remembered) -> None:
        """Keep it for the next time."""
        self._fresh[path] = made
        if len(self._fresh) >= _PAGES_AT_ONCE:
            self._write()

    def keep_only(self, paths: Collection[str]) -> None:
        """Write what is pending, and forget the pages of notes that are gone."""
        self._write()
        self._cache.keep_only("page", paths)

    def _write(self) -> None:
        rows = {path: records.dumps((self._program, made), _KEPT_PAGE) for path, made in self._fresh.items()}
        self._cache.put_many("page", rows)
        self._fresh.clear()


def _validated(
    texts: Mapping[str, str], notes: Sequence[Note], options: Options, progress: Progress
) -> Iterator[tuple[str, tuple[SchemaFault, ...]]]:
    if not notes:
        return
    from pipeline import validate

    compiled = validate.compile_schemas(texts, names={name for _, name in options.schemas})
    for done, note in enumerate(notes, 1):
        if done % 200 == 0:
            progress("validate", done, len(notes))
        yield note.path, validate.validate(note, compiled, options)
