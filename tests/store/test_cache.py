"""Losing or damaging the cache costs time, never a result."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from pipeline.model.diagnostic import Diagnostic, Edit, Fix, Related
from pipeline.model.place import TOP, Place
from pipeline.store import fingerprint, records
from pipeline.store.cache import Cache


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    """Also many records at once."""
    many = {f"k{number}": f"값 \udcff {number}" for number in range(1200)}
    with Cache(tmp_path / "deep" / "cache.sqlite") as cache:
        cache.put_many("note", many)
    with Cache(tmp_path / "deep" / "cache.sqlite") as cache:
        assert cache.get_many("note", many) == many
        assert cache.get("other", "k1") is None


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    """It answers with nothing, and takes new records."""
    (tmp_path / "cache.sqlite").write_bytes(b"no database at all" * 1000)
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert cache.get("note", "k") is None
        cache.put("note", "k", "v")
    with Cache(tmp_path / "cache.sqlite") as cache:
        assert cache.get("note", "k") == "v"


def test_where_no_file_can_be_made_memory_serves(tmp_path: Path) -> None:
    """A path below a file can hold no folder."""
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "cache.sqlite") as cache:
        cache.put("note", "k", "v")
        assert cache.get("note", "k") == "v"


def test_a_diagnostic_comes_back_equal() -> None:
    """Nested dataclasses, tuples and absent values survive the way through JSON."""
    place = Place(1, 2, 3, 4, 5, 6)
    found = (
        Diagnostic(
            "LNK001",
            "n",
            "error",
            "m",
            "p",
            place,
            (Related("q", TOP, "r"),),
            Fix(True, "d", (Edit("p", 1, 2, "ㅎ"),)),
            "h",
        ),
        Diagnostic("LNK002", "n", "info", "m", "p", place),
    )
    kind = tuple[Diagnostic, ...]
    assert records.loads(records.dumps(found, kind), kind) == found


def test_a_damaged_record_is_none(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Cache(path) as cache:
        cache.put_many("note", {"whole": "ä", "cut": "ä", "number": "1", "text": "x", "none": "y"})
    with contextlib.closing(sqlite3.connect(path)) as database:
        for key, value in (("cut", b"\xc3"), ("number", 1), ("text", "x"), ("none", None)):
            database.execute("UPDATE records SET value = ? WHERE key = ?", (value, key))
        database.commit()
    with Cache(path) as cache:
        assert cache.get_many("note", ["whole", "cut", "number", "text", "none"]) == {"whole": "ä"}


def test_a_package_of_another_version_is_noticed_where_all_files_have_one_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in images that are built so that they come out the same each time."""
    folder = tmp_path / "site-packages"
    known = []
    for version in ("1.0", "1.1"):
        shutil.rmtree(folder, ignore_errors=True)
        (folder / f"thing-{version}.dist-info").mkdir(parents=True)
        os.utime(folder, ns=(0, 0))
        monkeypatch.setattr(sys, "path", [str(folder)])
        known.append(fingerprint.installed.__wrapped__())
    assert known[0] != known[1]


def test_a_file_that_only_points_to_another_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").symlink_to(tmp_path / "precious")
    with Cache(tmp_path / "cache.sqlite") as cache:
        cache.put("note", "a", "x")
        assert cache.get("note", "a") == "x"
    assert not (tmp_path / "precious").exists()
