"""Where a machine lacks what `make` needs, it says the line that installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
TOOLS = ("make", "bash", "sh", "rm", "mkdir", "touch", "true")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the files that `make` reads, and beside it `bin`, a PATH without any Python."""
    (tmp_path / "clone").mkdir()
    (tmp_path / "bin").mkdir()
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, tmp_path / "clone")
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path / "clone"


def stand_in(clone: Path, name: str, script: str) -> None:
    """A program of the given name on the clone's PATH."""
    program = clone.parent / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def make(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make` in the clone, on a PATH of its own."""
    env = {"PATH": str(clone.parent / "bin"), "HOME": str(clone), "LANG": "C.UTF-8"}
    return subprocess.run(["make", *arguments], cwd=clone, env=env, capture_output=True, text=True, check=False)


def test_no_python_at_all(clone: Path) -> None:
    done = make(clone, "build")
    assert done.returncode != 0
    assert "no Python 3.11 or later is on PATH" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr


def test_a_python_that_is_too_old(clone: Path) -> None:
    stand_in(clone, "python3", 'case "$2" in *version_info*) exit 1;; esac')
    assert "no Python 3.11 or later is on PATH" in make(clone, "test").stderr


def test_a_newer_python_beside_one_that_is_too_old(clone: Path) -> None:
    stand_in(clone, "python3", 'case "$2" in *version_info*) exit 1;; esac')
    stand_in(clone, "python3.12", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; esac')
    assert "make: python3.12 cannot make a virtual environment" in make(clone, "build").stderr


def test_debian_without_python3_venv(clone: Path) -> None:
    stand_in(clone, "python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac')
    done = make(clone, "build")
    assert done.returncode != 0
    assert "sudo apt-get install python3.11-venv" in done.stderr
    assert not (clone / ".venv" / "ready").exists()


def test_nothing_is_set_up_twice(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "ready").touch()
    assert "is up to date" in make(clone, ".venv/ready").stdout


def test_a_changed_lock_is_set_up_anew(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "ready").touch()
    later = (clone / ".venv" / "ready").stat().st_mtime + 10
    os.utime(clone / "requirements.lock", (later, later))
    assert "no Python 3.11 or later" in make(clone, ".venv/ready").stderr


def test_help_names_every_target() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]
    told = subprocess.run(["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    assert [target for target in phony if f"make {target} " not in told] == []
