"""What all tests share: the real vaults, a machine without memory, and a word on what was left out."""

from __future__ import annotations

import os
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).parents[1]
VAULTS = REPOSITORY.parent / "shared" / "vaults"
# In CI nothing may be left out for want of a program, a package or a vault; a test that is skipped fails.
NOTHING_LEFT_OUT = os.environ.get("WIKIMILL_REQUIRE") == "all"

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def vaults() -> Path:
    """The folder of real vaults; a test that asks for it is left out where they are not."""
    if not VAULTS.is_dir():
        pytest.skip("the real vaults (../shared/vaults) are not here")
    return VAULTS


@pytest.fixture(scope="session")
def cpp_docs(vaults: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The large vault, 9,753 notes, unpacked."""
    folder = tmp_path_factory.mktemp("cpp-docs")
    with tarfile.open(vaults / "cpp-docs.tar.xz") as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # since Python 3.11.4
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def machine_without_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache, or depends on the user's Git settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        for who in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{who}_NAME", "A tester")
            patch.setenv(f"GIT_{who}_EMAIL", "tester@example.org")
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test was left out."""
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")


def demand(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure."""
    if NOTHING_LEFT_OUT and report.skipped and not hasattr(report, "wasxfail"):
        report.longrepr = f"left out, though WIKIMILL_REQUIRE=all: {reason_of(report)}"
        report.outcome = "failed"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    demand(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    demand(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests were left out, and why."""
    reasons = Counter(reason_of(report) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"left out, {count} {'test' if count == 1 else 'tests'}: {reason}")
