"""Files of a wiki: which there are, what is in them, and writing one whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.model.globs import matcher
from pipeline.model.source import Inventory, Source, Stray
from pipeline.model.suffix import is_note

_OUTPUT = "build"
"""What stands in this folder of the wiki's root is generated; deeper down it is a name like any other."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file: enough to notice most changes without reading it."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All files of a wiki and the stamps of its notes."""

    inventory: Inventory
    stamps: dict[str, Stamp]


def scan(root: Path, exclude: tuple[str, ...] = ()) -> Listing:
    """List a wiki's files; symlinks, hidden paths, `node_modules`, the root's `build` and excluded globs are left out."""
    excluded = matcher(exclude)
    notes: dict[str, Stamp] = {}
    attachments: list[str] = []
    strays: list[Stray] = []
    for path, entry in _walk(root, excluded):
        if entry.is_dir(follow_symlinks=False):
            strays.append(Stray(path, "a folder, though its name ends like a note's"))
        elif not entry.is_file(follow_symlinks=False):
            strays.append(Stray(path, "not a regular file"))
        elif is_note(path):
            info = entry.stat(follow_symlinks=False)
            notes[path] = Stamp(info.st_size, info.st_mtime_ns, info.st_ino, info.st_ctime_ns)
        else:
            attachments.append(path)
    ordered = {path: notes[path] for path in sorted(notes)}
    strays.sort(key=lambda stray: stray.path)
    return Listing(Inventory(tuple(ordered), tuple(sorted(attachments)), tuple(strays)), ordered)


def belongs(path: str, excluded: Callable[[str], bool]) -> bool:
    """Whether a file, by its path alone, is part of the wiki."""
    parts = path.split("/")
    hidden = any(_is_hidden(part) for part in parts) or parts[0] == _OUTPUT
    return not hidden and not any(excluded("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))


def _is_hidden(part: str) -> bool:
    return part.startswith(".") or part == "node_modules"


def _walk(root: Path, excluded: Callable[[str], bool]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, and the folders and odd files that are named like notes."""
    waiting = [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in _entries(folder):
            path = prefix + entry.name
            if _is_hidden(entry.name) or path == _OUTPUT or entry.is_symlink() or excluded(path):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not excluded(path + "/"):
                    waiting.append((path + "/", entry.path))
                    if is_note(path):
                        yield path, entry
            elif entry.is_file(follow_symlinks=False) or is_note(path):
                yield path, entry


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def plain_files(root: Path, folder: str, ending: str) -> list[str]:
    """Paths, relative to the wiki, of the regular files directly in one of its folders; a link leads nowhere."""
    place = root / folder
    if not folder or not place.resolve().is_relative_to(root.resolve()):
        return []
    return sorted(
        f"{folder}/{entry.name}"
        for entry in _entries(str(place))
        if entry.name.endswith(ending) and entry.is_file(follow_symlinks=False)
    )


def file_of_wiki(root: Path, path: str, exclude: tuple[str, ...] = ()) -> Source:
    """The bytes of any file that belongs to the wiki, or why they cannot be had; no link is followed on the way."""
    place = root / path
    if not belongs(path, matcher(exclude)) or place.parent.resolve() != (root.resolve() / path).parent:
        return Source(path, b"", "does not belong to the wiki")
    return read_source(root, path)


def read_source(root: Path, path: str) -> Source:
    """One note's bytes, or why they cannot be had."""
    try:
        descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Source(path, b"", "not a regular file")
            return Source(path, file.read())
    except OSError as error:
        return Source(path, b"", (error.strerror or str(error)).lower())


def digest(source: Source) -> str:
    """SHA-256 of a note's bytes, hexadecimal; of the reason where there are none."""
    return hashlib.sha256(source.data if source.error is None else b"\0" + source.error.encode()).hexdigest()


Put: TypeAlias = Callable[[Path, bytes | None, int | None], None]
"""Gives a file bytes and a mode (None: as it was), or removes it."""


def put(path: Path, data: bytes | None, bits: int | None = None) -> None:
    """Write a file whole, with the folders above it; None removes it."""
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, bits)


def mode(path: Path) -> int | None:
    """The permission bits of a file, None where there is none."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return None


def write_whole(path: Path, data: bytes, bits: int | None = None) -> None:
    """Replace a file by rename: a reader sees the old bytes or the new, never a part. `bits`: its mode; None: as it was."""
    temporary = beside(path, os.getpid())
    if bits is None and path.exists():
        bits = stat.S_IMODE(path.stat().st_mode)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        with open(os.open(temporary, flags, 0o666 if bits is None else bits), "wb") as file:
            file.write(data)
            if bits is not None:
                os.fchmod(file.fileno(), bits)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def beside(path: Path, process: int) -> Path:
    """Where a process writes a file before it takes its place; the name is never too long for a file system."""
    return path.with_name(f".{path.name[:40]}.{process}.new")


def settle(folders: Iterable[Path]) -> None:
    """Wait until what was created, renamed and removed in folders is on the disk itself."""
    for folder in sorted(folders):
        with contextlib.suppress(OSError):  # gone again, or of a file system that cannot
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
