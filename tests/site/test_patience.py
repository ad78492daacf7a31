"""What `wikimill serve` and `mkdocs serve` do while the wiki or its configuration is broken."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from pipeline.plugin.patience import Unbuilt, patient


@pytest.mark.parametrize("failure", [ConfigurationError("not YAML:\n  line 8"), Abort("no such option")])
def test_a_fault_is_told_in_one_line_and_the_former_site_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, failure: Exception
) -> None:
    def build() -> None:
        raise failure

    (tmp_path / "index.html").touch()
    caplog.set_level(logging.ERROR)
    patient(build, tmp_path)()
    (record,) = caplog.records
    assert " ".join(str(failure).split()) in record.getMessage()
    assert "\n" not in record.getMessage()
    assert record.exc_info is None


def test_where_no_site_is_left_the_server_waits_without_a_traceback(tmp_path: Path) -> None:
    """MkDocs prints a SystemExit as its message alone, and answers nobody until a build succeeds."""

    def build() -> None:
        raise ConfigurationError("not YAML")

    with pytest.raises(Unbuilt, match="not YAML"):
        patient(build, tmp_path)()


def test_a_bug_is_not_hidden(tmp_path: Path) -> None:
    def build() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        patient(build, tmp_path)()
