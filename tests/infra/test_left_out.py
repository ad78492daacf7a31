"""A test that is left out says why; where everything is demanded it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SKIPPING = "import pytest\n\ndef test_one(): pytest.skip('no such program')\n\ndef test_two(): pytest.skip('no such program')\n"
MODULE = "import pytest\npytest.importorskip('no_such_package_here')\n\ndef test_one(): pass\n"


def outcome(folder: Path, test: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A run of pytest over one file, with our conftest."""
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    clean = {name: value for name, value in os.environ.items() if name != "WIKIMILL_REQUIRE"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=clean | variables)


def test_skips_are_counted_by_reason_before_the_closing_line(tmp_path: Path) -> None:
    done = outcome(tmp_path, SKIPPING)
    assert done.returncode == 0
    *_, told, closing = done.stdout.strip().splitlines()
    assert told == "left out, 2 tests: no such program"
    assert closing.startswith("2 skipped in ")


@pytest.mark.parametrize("test", [SKIPPING, MODULE], ids=["in a test", "in a module"])
def test_a_skip_fails_where_everything_is_demanded(tmp_path: Path, test: str) -> None:
    done = outcome(tmp_path, test, WIKIMILL_REQUIRE="all")
    assert done.returncode != 0
    assert "left out, though WIKIMILL_REQUIRE=all" in done.stdout
