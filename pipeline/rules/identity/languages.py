"""Which notes are translations: by what they say of their language, or by folders that hold the same notes in several."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.model.moc import stands_for_folder
from pipeline.model.wiki import Wiki

_TAG = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
"""A folder that may be called after a language: `ko`, `pt-br`, `zh-Hans`."""


def languages(wiki: Wiki) -> Mapping[str, str]:
    """Path → language, for the notes of which it is known."""
    by_folder = _language_folders(wiki.notes)
    found = {}
    for path, note in wiki.notes.items():
        folders = (part for part in _above(path) if part in by_folder)
        told = note.roles.language or posixpath.basename(next(folders, ""))
        if told:
            found[path] = told.lower()
    return found


def _language_folders(paths: Iterable[str]) -> frozenset[str]:
    """Folders called as languages are that hold several notes of equal paths beside each other: `ko/pod.md`, `pt-br/pod.md`.

    One alone may be chance, and index pages prove nothing: every folder has one.
    """
    holders: dict[tuple[str, str], set[str]] = {}
    for path in paths:
        for folder in () if stands_for_folder(path) else _above(path):
            if _TAG.fullmatch(posixpath.basename(folder)):
                below = path[len(folder) + 1 :]
                holders.setdefault((posixpath.dirname(folder), below), set()).add(folder)
    shared = Counter(folder for folders in holders.values() if len(folders) > 1 for folder in folders)
    return frozenset(folder for folder, count in shared.items() if count > 1)


def _above(path: str) -> Iterable[str]:
    """The folders that hold a path, the nearest first."""
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
