"""`check --watch`: the same again on every change, until Ctrl-C; no terminal is needed."""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .calling import started

HEAD = "---\ntags: [x]\n---\n"
CONFIGURATION = "site_name: W\ndocs_dir: notes\nplugins: [wikimill]\n"


class Watched:
    """A process that watches, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.put(line)

    def next(self) -> str:
        """All lines up to the one that ends a check."""
        lines = []
        while not lines or "waiting for a change" not in lines[-1]:
            lines.append(self.said.get(timeout=30))
        time.sleep(0.5)  # the watch itself begins after the first check
        return "".join(lines)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "notes").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    (tmp_path / "notes/a.md").write_text(f"{HEAD}# A\n\n[[b]]\n")
    (tmp_path / "notes/b.md").write_text(f"{HEAD}# B\n\n[[a]]\n")
    process = started(tmp_path, "check", "--watch")
    yield Watched(process)
    process.kill()
    process.communicate()


def test_every_change_is_judged(watched: Watched, tmp_path: Path) -> None:
    """Of a note, of the configuration; one that is wrong is said so, and the watch goes on; Ctrl-C is 130."""
    assert watched.next().startswith("All 2 notes are fine.\n")
    (tmp_path / "notes/a.md").write_text(f"{HEAD}# A\n\n[[b]] [[Nowhere]]\n")
    assert "LNK001" in watched.next()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("[wikimill]", "[wikimill: {rules: {ignore: LNK001}}]"))
    assert watched.next().startswith("All 2 notes are fine.\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("[wikimill]", "[wikimill: {rule: 1}]"))
    assert "All 2 notes" not in watched.next()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    assert "LNK001" in watched.next()
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=30) == 130
