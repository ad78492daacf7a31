"""Losing or damaging the cache costs time, never a result."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.diagnostic import Diagnostic, Edit, Fix, Related
from pipeline.model.place import TOP, Place
from pipeline.store import records
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
