"""A cache in one SQLite file: text by kind and key. Losing it costs time, never a result."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

_SCHEMA = "CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
_AT_ONCE = 500


class Cache:
    """Records by kind and key. Where the file cannot be used, one in memory serves instead."""

    def __init__(self, path: Path | None) -> None:
        self._database = _open(path) if path is not None else _memory()

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending, and let the file go."""
        with contextlib.suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def get(self, kind: str, key: str) -> str | None:
        """One record, None where there is none."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, str]:
        """The records of a kind that are there, by key."""
        found: dict[str, str] = {}
        for part in _parts(list(keys)):
            marks = ",".join("?" * len(part))
            with contextlib.suppress(sqlite3.Error):
                query = f"SELECT key, value FROM records WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
                rows = self._database.execute(query, (kind, *part))
                found.update((key, text) for key, value in rows if (text := _text(value)) is not None)
        return found

    def put(self, kind: str, key: str, value: str) -> None:
        """Keep one record."""
        self.put_many(kind, {key: value})

    def put_many(self, kind: str, records: Mapping[str, str]) -> None:
        """Keep records of a kind; a full or read-only disk is no error."""
        with contextlib.suppress(sqlite3.Error):
            self._database.executemany(
                "INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)",
                ((kind, key, value.encode("utf-8", "surrogatepass")) for key, value in records.items()),
            )
            self._database.commit()

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Forget the records of a kind that are not named, once they outnumber those that are."""
        wanted = set(keys)
        with contextlib.suppress(sqlite3.Error):
            present = {row[0] for row in self._database.execute("SELECT key FROM records WHERE kind = ?", (kind,))}
            if len(present) > 2 * len(wanted) + 100:
                self._database.executemany(
                    "DELETE FROM records WHERE kind = ? AND key = ?", ((kind, key) for key in present - wanted)
                )
                self._database.commit()


def _text(value: object) -> str | None:
    """What `put_many` wrote; None for what is none of ours, or damaged."""
    try:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else None
    except UnicodeDecodeError:
        return None


def _parts(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _memory() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute(_SCHEMA)
    return database


def _open(path: Path) -> sqlite3.Connection:
    if path.is_symlink():  # it may come with a repository, and lead to a file that is none of ours
        return _memory()
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=10, check_same_thread=False)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_SCHEMA)
            return database
        except (OSError, sqlite3.OperationalError):  # locked, read-only, full
            break
        except sqlite3.DatabaseError:  # no database, or a broken one: begin anew
            with contextlib.suppress(OSError):
                os.unlink(path)
    return _memory()
