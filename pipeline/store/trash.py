"""What merges and clean-ups overwrote and removed, kept in `.wikimill/trash/ID/` so that every byte can come back (law 6).

`undo.json` holds the former content of files that were changed, and what they were left with. Files that were removed
stand beside it as they were, under `files/`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.store import disk, journal
from pipeline.store.inside import held, located

_VERSION = 1
_FOLDER = ".wikimill/trash"
_IGNORE = f"{_FOLDER}/.gitignore"
_IGNORED = b"*\n"
"""Keeps the trash out of commits, also in a wiki that nobody prepared for it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file before and after."""

    path: str
    old: str | None
    """Its former content, bytes that are no UTF-8 escaped; None where there was no file, or where it stands in the trash."""
    left: str | None
    """SHA-256 of what it was left with; None where it was removed."""
    trash: str | None = None
    """Where it stands now, if it was removed."""


@dataclass(frozen=True, slots=True)
class Record:
    """One merge or clean-up that can be taken back."""

    id: str
    number: int
    """They are counted, so that the last one is known."""
    what: str
    """The command that did it."""
    files: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    record: Record
    kept: str | None
    """The folder that holds what files held that were changed since; None where none was."""


def apply(
    project: Project,
    edits: Mapping[str, bytes | None],
    what: str,
    id_: str,
    based_on: Mapping[str, bytes | None],
    put: disk.Put = disk.put,
) -> Record:
    """Give files new bytes or remove them (None), all or none, and remember how to take it back."""
    known = records(project)
    id_ = _unused(id_, {record.id for record in known})
    removed = {path: f"{_FOLDER}/{id_}/files/{path}" for path, content in edits.items() if content is None}
    files = tuple(
        Kept(path, None, None, removed[path]) if content is None else _kept(project, path, content)
        for path, content in sorted(edits.items())
    )
    record = Record(id_, max((one.number for one in known), default=0) + 1, what, files)
    kept = {path: content for path, content in edits.items() if content is not None}
    ignore = {} if (project.memory / "trash/.gitignore").exists() else {_IGNORE: _IGNORED}
    journal.apply(
        project,
        {**kept, **ignore, _file(id_): _dumped(record)},
        what,
        based_on={**based_on, _file(id_): None},
        renamed={place: path for path, place in removed.items()},
        put=put,
    )
    return record


def undo(project: Project, id_: str | None, force: bool = False, put: disk.Put = disk.put) -> Undone:
    """Take back the last merge or clean-up, or the one that is named.

    Raises CannotRun where there is none, and where its files were changed since, unless `force`.
    """
    record = _record(project, id_)
    now = {one.path: held(located(project, one.path)) for one in record.files}
    strange = [one.path for one in record.files if _digest(now[one.path]) != one.left]
    if strange and not force:
        raise CannotRun(_changed(project, record, strange))
    edits = {one.path: _bytes(one.old) for one in record.files if one.trash is None}
    for one in record.files:
        if one.trash and one.path in strange:
            edits |= {one.path: held(located(project, one.trash)), one.trash: None}
    taken = {folder.name for folder in (project.memory / "trash").iterdir()}
    home = _unused(f"{record.id}-overwritten", taken)
    kept = {f"{_FOLDER}/{home}/{path}": now[path] for path in strange if now[path] is not None}
    bare = not kept and taken <= {record.id, ".gitignore"} and held(located(project, _IGNORE)) == _IGNORED
    journal.apply(
        project,
        {**edits, **kept, _file(record.id): None, **({_IGNORE: None} if bare else {})},
        f"dedupe undo {record.id}",
        based_on=now,
        renamed={one.path: one.trash for one in record.files if one.trash and one.path not in strange},
        put=put,
    )
    _sweep(project, record)
    return Undone(record, f"{_FOLDER}/{home}" if kept else None)


def _changed(project: Project, record: Record, strange: list[str]) -> str:
    """Why a record cannot be taken back as it is, and what can be done about it."""
    more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
    later = [one for one in records(project) if one.number > record.number]
    culprits = [one.id for one in later if not {kept.path for kept in one.files}.isdisjoint(strange)]
    way = f"take {culprits[-1]} back first, which changed them; or " if culprits else ""
    return (
        f"{strange[0]}{more}: changed since {record.id}; nothing was taken back; {way}--force takes it back all the same "
        "and keeps what the files hold now in .wikimill/trash"
    )


def records(project: Project) -> tuple[Record, ...]:
    """All that can be taken back, the oldest first. A damaged record is none."""
    found = []
    for file in sorted((project.memory / "trash").glob("*/undo.json")):
        with contextlib.suppress(CannotRun, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            found.append(_loaded(held(located(project, _file(file.parent.name))) or b""))
    return tuple(sorted(found, key=lambda record: record.number))


def _record(project: Project, id_: str | None) -> Record:
    known = records(project)
    named = [record for record in known if id_ in (None, record.id) or record.id.startswith(f"{id_}-")]
    if not named:
        others = f"; there are {', '.join(record.id for record in known)}" if known else ""
        raise CannotRun(f"nothing {f'called {id_} ' if id_ else ''}can be taken back{others}")
    return named[-1]


def _unused(id_: str, taken: Collection[str]) -> str:
    number, new = 1, id_
    while new in taken:
        number += 1
        new = f"{id_}-{number}"
    return new


def _kept(project: Project, path: str, content: bytes) -> Kept:
    old = held(located(project, path))
    return Kept(path, None if old is None else old.decode("utf-8", "surrogateescape"), _digest(content))


def _bytes(content: str | None) -> bytes | None:
    return None if content is None else content.encode("utf-8", "surrogateescape")


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _file(id_: str) -> str:
    return f"{_FOLDER}/{id_}/undo.json"


def _dumped(record: Record) -> bytes:
    return (json.dumps({"version": _VERSION, **asdict(record)}, indent=1) + "\n").encode()


def _loaded(content: bytes) -> Record:
    raw = json.loads(content)
    if raw["version"] != _VERSION:
        raise CannotRun(f"this record has version {raw['version']}")
    files = tuple(Kept(one["path"], one["old"], one["left"], one["trash"]) for one in raw["files"])
    return Record(str(raw["id"]), int(raw["number"]), str(raw["what"]), files)


def _sweep(project: Project, record: Record) -> None:
    """Remove the folders that the trash has no more use for."""
    home = project.memory / "trash" / record.id
    folders = sorted((folder for folder in home.rglob("*") if folder.is_dir()), reverse=True)
    for folder in (*folders, home, home.parent, project.memory):
        with contextlib.suppress(OSError):  # not empty, or not there
            folder.rmdir()
