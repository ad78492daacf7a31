"""A wiki without configuration for each test, and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .calling import Caller


@pytest.fixture
def wikimill(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    """Called with a command and its arguments; the wiki is empty at first."""
    folder = tmp_path / "wiki"
    folder.mkdir()
    return Caller(folder, capsys)
