"""The same plugin under ProperDocs, the fork that goes on where MkDocs 1 ends."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.audit import broken
from tests.site.conftest import REPOSITORY, environment

pytest.importorskip("properdocs", reason="the package properdocs is not installed")
_GENERATOR = re.compile(
    rb'<meta name="generator" content="[^"]*">|<!--\s*(?:MkDocs|ProperDocs) version.*?-->', re.DOTALL
)
_DATED = ("sitemap.xml", "sitemap.xml.gz")


def properdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`properdocs build` in a folder."""
    command = [sys.executable, "-m", "properdocs", "build", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)


def test_it_gives_the_same_site(own_site: Path, tmp_path: Path) -> None:
    """File for file; only the name of the program differs, and how a sitemap is laid out."""
    done = properdocs(REPOSITORY, "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert broken(tmp_path / "site") == []
    ours, theirs = contents(own_site), contents(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path] and path not in _DATED] == []


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, without the name of the program that made it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _GENERATOR.sub(b"", path.read_bytes()) for path in files}


def test_a_wrong_option_stops_it_with_the_same_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ntheme: {name: material, font: false}\nplugins: [{wikimill: {dialekt: foam}}]\n", encoding="utf-8"
    )
    done = properdocs(tmp_path)
    assert done.returncode == 2
    assert "did you mean" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
