"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SESSIONS = [
    session
    for block in BLOCKS
    for session in re.findall(r"^\$ (wikimill [^\n]*)\n(.*?)(?=^\$ |\Z)", block, re.MULTILINE | re.DOTALL)
]
# From machine to machine, and from one Python to the next the marks under a traceback's line.
VARIES = re.compile(r"in \d+\.\d+ s of running; Python [\d.]+, isolation \w+|^ +\^+\n", re.MULTILINE)


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder."""
    arguments = command.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


def test_the_readme_shows_the_terminal() -> None:
    assert SESSIONS


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_the_terminal_is_as_shown(command: str, shown: str, tmp_path: Path) -> None:
    """Where WIKIMILL_UPDATE is set, the README is made to show it."""
    for wiki in ("notes", "neglected"):
        shutil.copytree(Path(__file__).parent / wiki, tmp_path / wiki)
    told = printed(command, tmp_path)
    same = VARIES.sub("", told).rstrip() == VARIES.sub("", shown).rstrip()
    if not same and os.environ.get("WIKIMILL_UPDATE"):
        file = REPOSITORY / "README.md"
        after = "\n" * (len(shown) - len(shown.rstrip()))
        file.write_text(file.read_text(encoding="utf-8").replace(shown, told.rstrip() + after), encoding="utf-8")
        return
    assert same, told


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (REPOSITORY / target).exists()


def test_the_two_commands_are_on_the_first_screen() -> None:
    first_screen = README.splitlines()[:60]
    assert "make build" in first_screen
    assert "make test" in first_screen
