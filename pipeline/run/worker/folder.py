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
    """With all that is in it, whatever its permissions; what cannot be removed stays."""
    import shutil

    _open_up(folder)
    for root, folders, _ in os.walk(folder):
        for name in folders:
            _open_up(os.path.join(root, name))
    shutil.rmtree(folder, ignore_errors=True)


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
