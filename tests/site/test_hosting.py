"""A wiki without configuration is served from a file of our own, which nobody finds afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from pipeline.plugin import hosting

REPOSITORY = Path(__file__).parents[2]


def test_told_to_end_it_takes_its_folder_along(tmp_path: Path) -> None:
    """By the signal that services are ended with."""
    wiki, temporary = tmp_path / "wiki", tmp_path / "temporary"
    wiki.mkdir()
    temporary.mkdir()
    (wiki / "Note.md").write_text("# Note\n")
    environment = {
        **os.environ,
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(REPOSITORY),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    command = [sys.executable, "-c", STARTS, str(wiki)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        assert [folder.name.startswith("wikimill-serve-") for folder in temporary.glob("wikimill-*")] == [True]
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 128 + signal.SIGTERM
    assert list(temporary.glob("wikimill-*")) == []


STARTS = """
import sys, time
from pathlib import Path
from pipeline.plugin import hosting
from pipeline.project import open_project
with hosting._configuration_file(open_project(Path(sys.argv[1]))) as file:
    assert file.read_text()
    print("ready", flush=True)
    time.sleep(30)
"""


def test_what_a_killed_server_left_is_swept(tmp_path: Path) -> None:
    """Old folders of processes that are gone; nobody else's, and nothing that is in use."""
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    names = {
        "left": f"wikimill-serve-{gone.pid}-a",
        "young": f"wikimill-serve-{gone.pid}-b",
        "used": f"wikimill-serve-{os.getpid()}-c",
        "other": "wikimill-other",
    }
    for kind, name in names.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "mkdocs.yml").touch()
        if kind != "young":
            os.utime(tmp_path / name, (time.time() - 9999, time.time() - 9999))
    (tmp_path / f"wikimill-serve-{gone.pid}-d").symlink_to(tmp_path / names["other"])
    hosting._sweep(tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {*names.values(), f"wikimill-serve-{gone.pid}-d"} - {names["left"]}
