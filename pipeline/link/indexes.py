"""The dictionaries that every link of a wiki is looked up in, built once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.link.paths import ends_of, folder_of, plain_address, without
from pipeline.link.table import Entry, Table, table
from pipeline.model.name import NameKind, NameTable
from pipeline.model.source import Inventory
from pipeline.model.suffix import NOTE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Indexes:
    """What a link may call a file by.

    The three of a kind are asked in this order: files as they are called, notes without their suffix,
    and attachments whose name has no suffix to tell them from a note.
    """

    paths: tuple[Table, ...]
    """By the whole path."""
    ends: tuple[Table, ...]
    """By any ending of the path, of which the file's own name is the shortest."""
    ids: Table
    titles: Table
    aliases: Table
    folders: Table
    old: tuple[Table, ...] = ()
    """Old paths: by the whole, and by any ending."""


def indexes(notes: Iterable[str], inventory: Inventory, names: NameTable) -> Indexes:
    """Index a wiki's notes, attachments and names."""
    every = sorted(notes)
    stems = [(without(path, NOTE_SUFFIXES) or path, path) for path in every]
    bare = [(path, path) for path in inventory.attachments if "." not in path.rpartition("/")[2]]
    suffixed = (path for path in inventory.attachments if "." in path.rpartition("/")[2])
    files = [(path, path) for path in (*every, *suffixed)]
    by_kind = _by_kind(names)
    return Indexes(
        paths=tuple(map(_whole, (files, stems, bare))),
        ends=tuple(map(_ends, (files, stems, bare))),
        ids=table(by_kind["id"]),
        titles=table(by_kind["title"]),
        aliases=table(by_kind["alias"]),
        folders=table((folder, folder, "") for folder in _folders((*every, *inventory.attachments))),
    )


def old_path_tables(old_paths: Iterable[str]) -> tuple[Table, Table]:
    """Index old paths by what tells their addresses apart."""
    named = [(plain_address(path), path) for path in old_paths]
    return _whole(named), _ends(named)


def _whole(named: Iterable[tuple[str, str]]) -> Table:
    return table((name, path, "") for name, path in named)


def _ends(named: Iterable[tuple[str, str]]) -> Table:
    return table((end, path, folder) for name, path in named for end, folder in ends_of(name))


def _by_kind(names: NameTable) -> Mapping[NameKind, list[Entry]]:
    entries: dict[NameKind, list[Entry]] = {"id": [], "title": [], "alias": [], "hidden-alias": [], "stem": []}
    for claims in names.claims.values():
        for claim in claims:
            entries[claim.kind].append((claim.text, claim.path, folder_of(claim.path)))
    return entries


def _folders(paths: Iterable[str]) -> Iterator[str]:
    """Every folder that holds a file, however deep."""
    seen: set[str] = set()
    for path in paths:
        folder = folder_of(path)
        while folder and folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder_of(folder)
