"""However the runner ends, nothing that it started goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.run.isolation import LEVELS, works

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {home!r})
from pipeline.run.environment import environment
from pipeline.run.execute import execute
from pipeline.run.group import Cell, Group
code = '''
import os, subprocess, time
if os.fork() == 0:
    os.setsid()
subprocess.Popen(["sleep", {mark!r}], start_new_session=True)
time.sleep(60)
'''
groups = [Group(f"{{number}}.md", "", (Cell(0, 1, "python", code, 2, timeout_s=60.0),)) for number in range(2)]
print("playing", flush=True)
list(execute(groups, environment(groups, {level!r}), 2))
"""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
@pytest.mark.parametrize("level", LEVELS)
def test_no_process_is_left(level: str, end: signal.Signals, tmp_path: Path) -> None:
    """Daemons of snippets, players, servers and their parents are gone a moment after the runner is."""
    if not works(level):
        pytest.skip(f"isolation {level!r} cannot be had here")
    shutil.copytree(REPOSITORY / "pipeline", tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    mark = f"6{os.getpid()}"
    script = SCRIPT.format(home=str(tmp_path), mark=mark, level=level)
    runner = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    try:
        assert _waits_for(lambda: len(_ours(mark, tmp_path)) > 8 and _sleepers(mark) == 4)
        runner.send_signal(end)
        runner.wait(20)
        assert _waits_for(lambda: not _ours(mark, tmp_path)), _ours(mark, tmp_path)
    finally:
        runner.kill()
        runner.communicate()
        for pid in _ours(mark, tmp_path):
            os.kill(pid, signal.SIGKILL)


def _waits_for(condition: object, seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def _sleepers(mark: str) -> int:
    return sum(words == f"sleep {mark} " for words in _command_lines().values())


def _ours(mark: str, home: Path) -> list[int]:
    """The processes of this test, by what stands on their command lines; zombies have none."""
    return [pid for pid, words in _command_lines().items() if str(home) in words or words == f"sleep {mark} "]


def _command_lines() -> dict[int, str]:
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                words = Path(f"/proc/{entry}/cmdline").read_bytes()
            except OSError:
                continue
            found[int(entry)] = words.replace(b"\0", b" ").decode(errors="replace")
    return found
