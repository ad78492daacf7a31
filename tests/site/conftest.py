"""Sites built as a user builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

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
    with serving(own_site.parent) as address:
        yield f"{address}{own_site.name}/"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder on a web server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("there is no chromium (apt-get install chromium)")
    with playwright.sync_playwright() as library:
        browser = library.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def troubles(page: Any, served: str) -> list[str]:
    """A list that grows with every request that leaves the site, every failed one, every dialog and every error."""
    trouble: list[str] = []
    own = (served, "data:", "blob:", "file:")
    page.on("request", lambda request: None if request.url.startswith(own) else trouble.append(request.url))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("response", lambda response: trouble.append(response.url) if response.status >= 400 else None)
    return trouble


@pytest.fixture
def page(chromium: Any, served: str) -> Iterator[Any]:
    """A page of which every trouble fails the test."""
    context = chromium.new_context()
    page = context.new_page()
    trouble = troubles(page, served)
    yield page
    context.close()
    assert trouble == []
