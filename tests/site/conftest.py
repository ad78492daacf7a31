"""Sites built as a user builds them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

REPOSITORY = Path(__file__).parents[2]
Build = Callable[..., "subprocess.CompletedProcess[str]"]


def mkdocs(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in a folder."""
    command = [sys.executable, "-m", "mkdocs", "build", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment() | variables, capture_output=True, text=True, check=False
    )


def environment() -> dict[str, str]:
    """The variables of a build whose bytes do not depend on the day."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795000000"}


@pytest.fixture
def build() -> Build:
    """`mkdocs build` in a folder."""
    return mkdocs


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own wiki."""
    folder = tmp_path_factory.mktemp("own") / "site"
    done = mkdocs(REPOSITORY, "--site-dir", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


class Silent(SimpleHTTPRequestHandler):
    """A web server that writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parameter's name in the library
        """Nothing."""


@pytest.fixture(scope="session")
def served(own_site: Path) -> Iterator[str]:
    """The address of the own site, served below a sub-path as a project's pages are."""
    root = own_site.parent
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()
