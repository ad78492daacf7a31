"""Where there is no scratch a group has a working folder, and nobody finds it afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.run.environment import environment_at
from pipeline.run.execute import execute
from pipeline.run.isolation import works
from pipeline.run.worker import folder
from tests.run.notes import cell, group, played

TELLS = "import os\nos.mkdir('a')\nopen('a/b', 'w').close()\nos.chmod('a', 0)\nprint(os.getcwd())\nos.chmod('.', 0)\n"


@pytest.mark.parametrize("level", ["limits", "none"])
def test_the_working_folder_is_gone_with_the_last_answer(level: str) -> None:
    """The client ends the server as soon as it has heard all."""
    if not works(level):
        pytest.skip(f"isolation {level!r} cannot be had here")
    folders = [Path(runs[0].stdout.strip()) for _ in range(3) for runs in played(group(TELLS), level=level)]
    assert len(set(folders)) == 3
    assert not [folder for folder in folders if "wikimill-" not in folder.name or folder.exists()]


def test_a_server_that_is_told_to_end_removes_it(tmp_path: Path) -> None:
    """Where nobody waits for the rest of the results."""
    told = tmp_path / "told"
    hangs = f"{TELLS}import time\nopen({str(told)!r}, 'w').write(os.getcwd())\ntime.sleep(50)\n"
    waits = f"import os, time\nwhile not os.path.exists({str(told)!r}) or not open({str(told)!r}).read(): time.sleep(0.01)\n"
    groups = (group(cell(hangs, timeout_s=50.0)), group(cell(waits, timeout_s=50.0)))
    results = execute(groups, environment_at(groups, "none"), 2)
    assert next(iter(results)).group is groups[1]
    results.close()  # type: ignore[attr-defined]
    assert not Path(told.read_text()).exists()


def test_the_client_removes_what_a_killed_server_left(tmp_path: Path) -> None:
    """No last word can be had of it."""
    told = tmp_path / "told"
    kills = (
        f"{TELLS}import signal\nopen({str(told)!r}, 'w').write(os.getcwd())\n"
        "server = open(f'/proc/{os.getppid()}/stat').read().rpartition(')')[2].split()[1]\n"
        "os.kill(int(server), signal.SIGKILL)\n"
    )
    assert played(group(kills))[0][0].status == "crashed"
    assert not Path(told.read_text()).exists()


def test_a_folder_of_any_depth_goes(tmp_path: Path) -> None:
    """Neither the depth of the stack nor the length of a path bounds what is removed."""
    place = folder.make("test")
    before = os.getcwd()
    os.chdir(place)
    for number in range(1500):
        os.mkdir("d" * 20)
        Path(f"f{number % 3}").touch()
        os.chdir("d" * 20)
    os.chmod(".", 0)
    os.chdir(before)
    os.symlink(tmp_path, Path(place, "link"))
    folder.remove(place)
    assert not os.path.lexists(place)
    assert tmp_path.exists()
