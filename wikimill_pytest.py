"""A plugin for pytest that collects what `wikimill test` runs: `pytest -p wikimill_pytest`.

Nothing loads it unasked. Each snippet is an item, called `note.md:LINE`; the snippets of a note share a namespace,
so selecting one of them runs them all, in the same sandbox, with the same cache and by the same `mkdocs.yml`.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import incremental, reports, runs
from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.model.progress import silent
from pipeline.model.run import FAILURES
from pipeline.model.suffix import is_note
from pipeline.project import open_project
from pipeline.run.groups import runs as is_run
from pipeline.run.isolation import LEVELS
from pipeline.store.cache import Cache
from pipeline.store.disk import belongs

if TYPE_CHECKING:
    from pipeline.model.note import Note
    from pipeline.model.project import Project
    from pipeline.model.run import Run

LEFT_OUT = frozenset({"skipped", "missing-package"})
"""Statuses that are a skip to pytest."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one option; everything else is what the wiki's own configuration says."""
    parser.getgroup("wikimill", "snippets of notes").addoption(
        "--wikimill-isolation",
        choices=("auto", *LEVELS),
        default="auto",
        help="Demand a level of isolation; auto is the strongest that works.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """What is known of the wikis of a session lives as long as it."""
    config.stash[_WIKIS] = Wikis(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A note of a wiki; other Markdown is left alone."""
    if not is_note(file_path.name):
        return None
    try:
        found = parent.config.stash[_WIKIS].note(file_path)
    except CannotRun as error:
        return parent.config.stash[_WIKIS].unreadable(parent, file_path, str(error))
    return found and NoteFile.from_parent(parent, path=file_path, where=found)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip stands where the snippet stands."""
    report = yield
    if isinstance(item, SnippetItem) and report.skipped and call.excinfo is not None:
        report.longrepr = (str(item.path), item.line, f"Skipped: {call.excinfo.value}")
    return report


class Wikis:
    """The wikis that a session has met, and what came of their notes."""

    def __init__(self, config: pytest.Config) -> None:
        self.here = config.invocation_params.dir
        self.shared = hasattr(config, "workerinput")
        """Whether other processes run other items: then a note is run when it is asked for, and no earlier."""
        level = str(config.getoption("--wikimill-isolation"))
        self.level = None if level == "auto" else level
        self.known: dict[tuple[Path, str], dict[int, Run]] = {}
        self.faults: set[str] = set()
        self.project = cache(self._project)

    def _project(self, folder: Path) -> Project:
        """The configured wiki that a folder belongs to; without one the folder in which pytest was called is the wiki."""
        found = open_project(folder)
        if found.config is not None:
            return found
        return open_project(self.here if folder.is_relative_to(self.here) else folder, configured=False)

    def note(self, file: Path) -> tuple[Project, str] | None:
        """The wiki of a file and its path there; None for one that is no note. Raises CannotRun."""
        project = self.project(file.parent)
        if file.is_symlink() or not file.parent.resolve().is_relative_to(project.root):
            return None
        path = (file.parent.resolve() / file.name).relative_to(project.root).as_posix()
        return (project, path) if belongs(path, matcher(project.options.exclude)) else None

    def unreadable(self, parent: pytest.Collector, file: Path, why: str) -> pytest.Collector | None:
        """What tells of a wrong configuration, once and not for every note."""
        if why in self.faults:
            return None
        self.faults.add(why)
        return Misconfigured.from_parent(parent, path=file, why=why)

    def run(self, item: SnippetItem) -> Run:
        """What came of a snippet; all that the session has selected is run at the first question."""
        if item.place not in self.known:
            self._play([item] if self.shared else item.session.items)
        return self.known[item.place][item.index]

    def _play(self, items: Iterable[pytest.Item]) -> None:
        by_project: dict[Path, tuple[Project, dict[str, Note]]] = {}
        for item in items:
            if isinstance(item, SnippetItem):
                by_project.setdefault(item.project.root, (item.project, {}))[1][item.note.path] = item.note
        for root, (project, notes) in by_project.items():
            with Cache(project.cache) as kept:
                jobs = 1 if self.shared else os.cpu_count() or 1
                outcome = runs.executed(project, kept, notes, silent, jobs, self.level)
            for run in outcome.listed:
                self.known.setdefault((root, run.path), {})[run.index] = run


_WIKIS = pytest.StashKey[Wikis]()


class Misconfigured(pytest.File):
    """A note of a wiki whose configuration is wrong."""

    def __init__(self, *, why: str, **given: Any) -> None:
        super().__init__(**given)
        self.why = why

    def collect(self) -> Iterator[pytest.Item]:
        """Nothing."""
        raise self.CollectError(f"wikimill: {self.why}")


class NoteFile(pytest.File):
    """A note."""

    def __init__(self, *, where: tuple[Project, str], **given: Any) -> None:
        super().__init__(**given)
        self.project, self.note_path = where

    def collect(self) -> Iterator[SnippetItem]:
        """Its snippets, those that are run or parsed at all."""
        note = incremental.read_one(self.project.root, self.note_path, self.project.options)
        if note.unreadable:
            raise self.CollectError(f"{self.path}: cannot be read: {note.unreadable}")
        for index, snippet in enumerate(note.snippets):
            if is_run(snippet, self.project.options.snippets):
                name = f"{self.path.name}:{snippet.place.line}"
                yield SnippetItem.from_parent(self, name=name, project=self.project, note=note, index=index)


class SnippetItem(pytest.Item):
    """A snippet."""

    def __init__(self, *, project: Project, note: Note, index: int, **given: Any) -> None:
        super().__init__(**given)
        self.project, self.note, self.index = project, note, index
        self.line = note.snippets[index].place.line
        self.place = (project.root, note.path)

    def runtest(self) -> None:
        """Ask what came of it."""
        try:
            run = self.config.stash[_WIKIS].run(self)
        except CannotRun as error:
            pytest.exit(f"wikimill: {error}", returncode=pytest.ExitCode.USAGE_ERROR)
        if run.stdout:
            self.add_report_section("call", "stdout", run.stdout)
        if run.status in LEFT_OUT:
            pytest.skip(run.message or run.status)
        if run.status in FAILURES:
            raise SnippetFailed(run)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """As `wikimill test` tells it: the note's own lines, and what happened there."""
        if isinstance(excinfo.value, SnippetFailed):
            folder = os.path.relpath(self.project.root, self.config.invocation_params.dir)
            root = "" if folder == "." else f"{folder}/"
            return reports.render_run(excinfo.value.run, self.note.snippets[self.index], root)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File, line from 0, name."""
        return self.path, self.line - 1, self.name


class SnippetFailed(Exception):
    """A snippet did not pass."""

    def __init__(self, run: Run) -> None:
        super().__init__((run.message or run.status).partition("\n")[0])
        self.run = run
