"""Names → what they could mean, in any spelling, by dictionary (law 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.model.name import folded, nfc

Entry: TypeAlias = tuple[str, str, str]
"""A name as it is spelt, the path that it names, and the folder from which that path is near."""


@dataclass(frozen=True, slots=True, eq=False)
class Bucket:
    """All that one name could mean. Compared by identity: equal ones need not be found."""

    paths: tuple[str, ...]
    """Sorted by length, then by code points; never empty."""
    near: Mapping[str, str]
    """Folder → the path that a note of this folder means."""

    def opened(self, folder: str) -> str:
        """The path that Obsidian opens from a folder: the folder's own, else the shortest, else the first."""
        return self.near.get(folder, self.paths[0])


@dataclass(frozen=True, slots=True)
class Found:
    """What a table says to a name."""

    bucket: Bucket
    exact: bool
    """False where only letter case, width, composition or invisible characters differ."""


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The entries of one folded name, told apart by spelling."""

    exact: Mapping[str, Bucket]
    composed: Mapping[str, Bucket]
    any: Bucket

    def find(self, name: str) -> Found:
        bucket = self.exact.get(name)
        if bucket:
            return Found(bucket, exact=True)
        return Found(self.composed.get(nfc(name), self.any), exact=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Entries by folded name. Spellings are told apart when a name is first asked for."""

    rows: Mapping[str, list[Entry]]
    _asked: dict[str, _Spellings] = field(default_factory=dict)

    def find(self, name: str, key: str | None = None) -> Found | None:
        """The entries spelt exactly so, else those of the same composed form, else all of the same folded form.

        `key` is the folded name, where that is known already.
        """
        if key is None:
            key = folded(name)
        spellings = self._asked.get(key)
        if spellings is None:
            rows = self.rows.get(key)
            if not rows:
                return None
            spellings = self._asked[key] = _spellings(rows)
        return spellings.find(name)


def table(entries: Iterable[Entry]) -> Table:
    """A table of entries in any order. A name with nothing visible in it is left out."""
    rows: dict[str, list[Entry]] = {}
    for entry in entries:
        key = folded(entry[0])
        if key:
            rows.setdefault(key, []).append(entry)
    return Table(rows)


def _spellings(rows: list[Entry]) -> _Spellings:
    exact: dict[str, list[Entry]] = {}
    composed: dict[str, list[Entry]] = {}
    for row in rows:
        exact.setdefault(row[0], []).append(row)
        composed.setdefault(nfc(row[0]), []).append(row)
    return _Spellings(
        {name: _bucket(group) for name, group in exact.items()},
        {name: _bucket(group) for name, group in composed.items()},
        _bucket(rows),
    )


def _bucket(rows: list[Entry]) -> Bucket:
    ordered = sorted({(path, near) for _, path, near in rows}, key=lambda row: (len(row[0]), row))
    near: dict[str, str] = {}
    for path, folder in ordered:
        near.setdefault(folder, path)
    return Bucket(tuple(dict.fromkeys(path for path, _ in ordered)), near)
