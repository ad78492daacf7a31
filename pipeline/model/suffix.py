"""What the files of notes are called."""

from __future__ import annotations

NOTE_SUFFIXES = (".md", ".markdown")


def is_note(path: str) -> bool:
    """Whether a file is a note by its name."""
    return path.lower().endswith(NOTE_SUFFIXES)


def bare(path: str) -> str:
    """The path without the suffix of a note; whole where it has none, or nothing else."""
    name = path.rpartition("/")[2]
    for suffix in NOTE_SUFFIXES:
        if len(name) > len(suffix) and name[-len(suffix) :].lower() == suffix:
            return path[: -len(suffix)]
    return path


def stem(path: str) -> str:
    """The name of the file without the suffix of a note."""
    return bare(path).rpartition("/")[2]
