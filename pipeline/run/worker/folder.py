"""The working folder of a group where there is no scratch. Its name tells whose it is, so that client and server can remove it.

Not by `tempfile`, which would bring `random` and much else into every fork.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/")
"""Where one is made, the first that can be written."""


def make(owner: str) -> str:
    """A new folder of a server, which only its user may enter. Raises OSError."""
    for place in PLACES:
        folder = os.path.join(place, f"{_mark(owner)}{os.urandom(8).hex()}")
        try:
            os.mkdir(folder, 0o700)
        except OSError:
            continue
        return folder
    raise OSError("no temporary folder can be made")


def remove(folder: str) -> None:
    """With all that is in it, whatever its permissions and however deep; what cannot be removed stays.

    What a folder within holds moves up before it goes, so that no path grows long and nothing is called again.
    """
    _open_up(folder)
    moved = 0
    while entries := _entries(folder):
        before = moved
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                moved = _raised(entry.path, folder, moved)
            moved += _gone(entry)
        if moved == before:
            return
    try:
        os.rmdir(folder)
    except OSError:
        return


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _raised(inner: str, folder: str, number: int) -> int:
    """Moves what a folder holds into the one above, under numbers."""
    _open_up(inner)
    for entry in _entries(inner):
        if entry.is_dir(follow_symlinks=False):
            _open_up(entry.path)  # a folder that may not be written may not move either
        number += 1
        try:
            os.rename(entry.path, os.path.join(folder, f".{_TAKEN}{number}"))
        except OSError:
            continue
    return number


_TAKEN = os.urandom(4).hex()


def _gone(entry: os.DirEntry[str]) -> bool:
    try:
        (os.rmdir if entry.is_dir(follow_symlinks=False) else os.unlink)(entry.path)
    except OSError:
        return False
    return True


def remove_all(owner: str) -> None:
    """Whatever folders a server left."""
    for folder in _left(owner):
        remove(folder)


def _left(owner: str) -> Iterator[str]:
    for place in PLACES:
        try:
            names = os.listdir(place)
        except OSError:
            continue
        for name in names:
            folder = os.path.join(place, name)
            if name.startswith(_mark(owner)) and not os.path.islink(folder):
                yield folder


def _mark(owner: str) -> str:
    return f"wikimill-{owner}-"


def _open_up(path: str) -> None:
    if not os.path.islink(path):
        try:
            os.chmod(path, 0o700)
        except OSError:
            return
