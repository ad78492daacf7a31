"""Commands called as the shell calls them, in this process."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from pipeline.__main__ import run

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Caller:
    """A wiki on a disk, and the command line."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, command: str, *arguments: str) -> Answer:
        """Run a command on the wiki."""
        return self.plain(command, "-C", str(self.folder), *arguments)

    def plain(self, *arguments: str) -> Answer:
        """Run what stands on the command line."""
        self.capture.readouterr()
        try:
            code = run([*arguments])
        finally:
            gc.enable()
        return Answer(code, *self.capture.readouterr())

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Give files of the wiki new content."""
        for path, content in files.items():
            place = self.folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())

    def contents(self) -> dict[str, bytes]:
        """Every file but those of Git and the cache."""
        files = (file for file in sorted(self.folder.rglob("*")) if file.is_file())
        named = {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}
        return {path: content for path, content in named.items() if not path.startswith((".git/", "build/"))}


def started(folder: Path, command: str, *arguments: str) -> subprocess.Popen[str]:
    """A command in a process of its own, which Ctrl-C ends even where a runner in the background ignores it."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "pipeline", command, "-C", str(folder), *arguments],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no lock is taken
    )
