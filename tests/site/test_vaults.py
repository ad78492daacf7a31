"""Wikis that we did not write, without configuration: published whole, and every link leads somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.audit import Seen, broken, doubled_ids
from tests.site.conftest import REPOSITORY


@pytest.mark.parametrize("vault", ["cncf-glossary/content/ko", "foam/docs"])
def test_a_real_vault_becomes_a_site_one_can_click_through(vaults: Path, tmp_path: Path, vault: str) -> None:
    command = [sys.executable, "-m", "pipeline", "build", "-C", str(vaults / vault)]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    site = tmp_path / "build" / "site"
    assert broken(site) == []
    assert doubled_ids(site) == []
    assert reached_from(site, "index.html") >= {
        path.relative_to(vaults / vault).with_suffix(".html").as_posix().replace("README.html", "index.html")
        for path in (vaults / vault).rglob("*.md")
    }


def reached_from(site: Path, start: str) -> set[str]:
    """The pages that a reader comes to by clicking."""
    found, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for address in Seen((site / page).read_text(encoding="utf-8")).addresses:
            target = os.path.normpath(os.path.join(os.path.dirname(page), address.partition("#")[0]))
            target = unquoted(target)
            if target.endswith(".html") and target not in found and (site / target).is_file():
                found.add(target)
                waiting.append(target)
    return found


def unquoted(address: str) -> str:
    """An address as the name of a file."""
    from urllib.parse import unquote

    return unquote(address)
