"""What means harm is contained, named for what it is, and leaves no trace: at every level, as root and as anybody."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.run.isolation import NOBODY, works
from pipeline.run.worker import landlock
from tests.run.hostile import ATTACKS, Attack

HERE = Path(__file__).resolve()
SYSTEM_PYTHON = "/usr/bin/python3"
WHO = [(level, who) for level in ("full", "namespaces", "limits") for who in ("root", "anybody")]
SPOILS_ITS_OWN_NOTE = {"patches print", "empties the builtins", "walks the collector's objects"}
"""Attacks that their own note feels, which is its own affair."""

Row = list[str | float | None]


@pytest.fixture(scope="module", params=WHO, ids=[f"{level} as {who}" for level, who in WHO])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    """Every attack played on one server, by path."""
    level, who = request.param
    if (who == "root") != (os.getuid() == 0) and not _can_become_anybody():
        pytest.skip("only root can play the other user, with an interpreter that everybody may start")
    if not works(level):
        pytest.skip(f"isolation {level!r} cannot be had here")
    if level == "limits" and not landlock.version():
        pytest.skip("without Landlock, limits keep nobody from reading what he may read")
    return _play(level, who, _home(tmp_path_factory.mktemp("home")))


def _home(folder: Path) -> Path:
    """A copy of the runner and its battery that anybody may read, and a secret that no snippet may."""
    for place in (folder, folder.parent, folder.parent.parent):
        place.chmod(0o755)
    left_out = shutil.ignore_patterns("__pycache__")
    for part in ("model", "run"):
        shutil.copytree(HERE.parents[2] / "pipeline" / part, folder / "pipeline" / part, ignore=left_out)
    for file in (HERE.parents[2] / "pipeline" / "__init__.py", HERE.with_name("hostile.py")):
        target = folder / file.relative_to(HERE.parents[2])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    (folder / "home").mkdir()
    (folder / "home" / "secret").write_text("secret")
    return folder


@cache
def _can_become_anybody() -> bool:
    if os.getuid() != 0 or not os.path.exists(SYSTEM_PYTHON):
        return False
    probe = [SYSTEM_PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, user=NOBODY, group=NOBODY, extra_groups=[], check=False).returncode == 0


def _play(level: str, who: str, home: Path) -> dict[str, list[Row]]:
    with Listener() as (port, connections):
        as_anybody = who == "anybody" and os.getuid() == 0
        interpreter = SYSTEM_PYTHON if as_anybody else sys.executable
        identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_anybody else {}
        driver, secret = home / "tests" / "run" / "hostile.py", home / "home" / "secret"
        command = [interpreter, str(driver), level, str(secret), str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd="/", check=False, **identity)  # type: ignore[call-overload]
        assert done.returncode == 0, done.stderr
        assert not connections()
    rows: dict[str, list[Row]] = {}
    for path, *row in json.loads(done.stdout):
        rows.setdefault(path, []).append(row)
    return rows


class Listener:
    """A port on this machine, and whether anybody came."""

    def __enter__(self) -> tuple[int, object]:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)
        return self.socket.getsockname()[1], self._came

    def _came(self) -> bool:
        try:
            self.socket.accept()
        except BlockingIOError:
            return False
        return True

    def __exit__(self, *_: object) -> None:
        self.socket.close()


def test_the_battery_is_large_enough() -> None:
    """At least 100 attacks, no two of one name."""
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 100


@pytest.mark.parametrize("number", range(len(ATTACKS)), ids=[attack.name for attack in ATTACKS])
def test_contained(played: dict[str, list[Row]], number: int) -> None:
    """An attack gets the status it deserves, in words; the next cell and the next note do not feel it."""
    attack: Attack = ATTACKS[number]
    (status, message, stdout, _), after = played[f"{number:02}.md"]
    assert status in attack.statuses, message
    assert attack.words in f"{message}{stdout}"
    if attack.name not in SPOILS_ITS_OWN_NOTE:
        assert after[:2] == ["passed", None]
    assert played[f"{number:02} canary.md"][0][:3] == ["passed", None, "alive\n"]


def test_nothing_stays_behind(played: dict[str, list[Row]]) -> None:
    """No process of a snippet outlives its note: the sleeper of the battery is gone."""
    assert played
    assert [line for line in _command_lines() if line == "sleep 61.25"] == []


def _command_lines() -> Iterator[str]:
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield entry.read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue
