"""The history of notes, from one pass through Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pipeline.store.history import histories


def git(folder: Path, *arguments: str, author: str = "Ada <ada@example.org>", day: int = 1) -> None:
    """A Git command in a repository of its own."""
    name, _, address = author.partition(" <")
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", name), ("EMAIL", address.rstrip(">")), ("DATE", f"2026-05-{day:02}T12:00:00Z"))
    }
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose wiki is a folder in it."""
    git(tmp_path, "init", "-q")
    (tmp_path / "wiki").mkdir()
    return tmp_path


def commit(repository: Path, author: str = "Ada <ada@example.org>", day: int = 1) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "SENTINEL", author=author, day=day)


def note(repository: Path, name: str, text: str) -> None:
    (repository / "wiki" / name).write_text(text, encoding="utf-8")


LONG = "A text of several lines,\nso that Git knows it again\nafter it was moved.\n"


def test_changes_are_told_through_renames_the_newest_first(repository: Path) -> None:
    note(repository, "old 이름.md", LONG)
    commit(repository)
    (repository / "wiki" / "old 이름.md").rename(repository / "wiki" / "new.md")
    commit(repository, "Kim <kim@example.org>", 2)
    note(repository, "new.md", LONG + "More.\n")
    commit(repository, day=3)
    found = histories(repository / "wiki")
    assert list(found) == ["new.md"]
    assert [(change.day.day, change.author) for change in found["new.md"].changes] == [
        (3, "Ada"),
        (2, "Kim"),
        (1, "Ada"),
    ]
    assert found["new.md"].authors == ("Ada", "Kim")


def test_a_file_written_anew_has_no_part_in_the_one_before(repository: Path) -> None:
    note(repository, "a.md", LONG)
    commit(repository)
    (repository / "wiki" / "a.md").unlink()
    (repository / "x").write_text("x", encoding="utf-8")
    commit(repository, day=2)
    note(repository, "a.md", "Something else.\n")
    commit(repository, day=3)
    assert [change.day.day for change in histories(repository / "wiki")["a.md"].changes] == [3]


def test_the_mailmap_holds_and_no_address_is_told(repository: Path) -> None:
    (repository / ".mailmap").write_text("Ada Lovelace <ada@example.org>\n", encoding="utf-8")
    note(repository, "a.md", "1")
    commit(repository)
    note(repository, "a.md", "2")
    commit(repository, "kim@example.org <kim@example.org>", 2)
    found = histories(repository / "wiki")["a.md"]
    assert [change.author for change in found.changes] == ["", "Ada Lovelace"]
    assert "@" not in repr(found)
    assert "SENTINEL" not in repr(found)


def test_where_git_knows_nothing_nothing_is_told(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert histories(repository / "wiki") == {}  # no commit
    note(repository, "a.md", "1")
    commit(repository)
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{repository}", str(tmp_path / "shallow")], check=True
    )
    assert histories(tmp_path / "shallow" / "wiki") == {}
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert histories(repository / "wiki") == {}
