"""What a file is, by its name."""

from __future__ import annotations

import posixpath
from typing import Final

IMAGES: Final = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "apng"})
SOUNDS: Final = frozenset({"mp3", "wav", "ogg", "flac", "m4a", "3gp", "opus"})
FILMS: Final = frozenset({"mp4", "webm", "ogv", "mov", "mkv"})


def extension(address: str) -> str:
    """The extension of a file's name in an address, in lower case."""
    return posixpath.splitext(address.partition("#")[0].partition("?")[0])[1][1:].lower()


def is_picture(name: str) -> bool:
    """Whether a file's name is that of an image."""
    return extension(name) in IMAGES


def is_medium(name: str) -> bool:
    """Whether a file's name is that of something that is shown or played, not read as a note."""
    return extension(name) in IMAGES | SOUNDS | FILMS | {"pdf", "canvas", "base"}
