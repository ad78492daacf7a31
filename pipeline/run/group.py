"""A group: the snippets of one note that share one namespace, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.run import Run, RunLevel, RunStatus
from pipeline.model.snippet import SnippetMode

PYTHON = frozenset({"python", "py", "python3", "pycon"})
"""Languages whose snippets are executed."""
DATA = frozenset({"json", "yaml", "yml", "toml"})
"""Languages whose snippets are parsed where they ask for it. Other people's notes hold templates, cuts and comments
under these names; unasked, a fence of data is no promise."""
PROMPT = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*>>> ")


@dataclass(frozen=True, slots=True)
class Cell:
    """One snippet as it will be run, every default filled in."""

    index: int
    """Of the snippet in `Note.snippets`, from 0."""
    line: int
    """Of the opening fence, from 1."""
    language: str
    code: str
    code_line: int
    """Of the first line of the code, from 1."""
    mode: SnippetMode = "run"
    reason: str | None = None
    requires: tuple[str, ...] = ()
    fixture: str | None = None
    timeout_s: float = 10.0
    raises: str | None = None
    expected: tuple[str, ...] = ()
    """Each of them what the whole output must be."""
    fault: str | None = None
    """What is wrong with its marks; for then nobody knows what its author wants of it."""
    data: tuple[str, ...] = ()
    """Names of the data files that it declares."""
    lacks: str | None = None
    """Which of them cannot be had, and why, in words."""
    results: bool = False
    """Whether comments beside expressions are promises."""
    command: tuple[str, ...] = ()
    """What it is handed to, where it is no Python."""
    command_level: RunLevel = "parsed"
    """What is reached where that ends well."""
    expected_at: tuple[tuple[int, ...], ...] = ()
    """For each expected output the lines of the note, from 1, on which it stands."""

    @property
    def session(self) -> bool:
        """True for an interactive session: its first line that is no comment has a `>>>` prompt."""
        if self.language not in PYTHON:
            return False
        return self.language == "pycon" or (">>> " in self.code and PROMPT.match(self.code) is not None)


@dataclass(frozen=True, slots=True)
class Fixture:
    """A file of set-up code. A fixture that a snippet names and that does not exist has no source."""

    name: str
    path: str
    """Relative to the wiki."""
    source: str | None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the wiki that snippets read."""

    name: str
    """As it is declared, and where it lies in the working folder."""
    path: str
    """Relative to the wiki."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Group:
    """One namespace of one note."""

    path: str
    """Of the note."""
    name: str
    """As `group=` has it; empty for the note's own."""
    cells: tuple[Cell, ...]
    fixtures: tuple[Fixture, ...] = ()
    """Those that its cells name, sorted by name."""
    values: tuple[tuple[str, str], ...] = ()
    """Names that prose is bound to, each with its format, sorted."""
    data: tuple[DataFile, ...] = ()
    """Those that its cells declare and that are there, sorted by name."""

    def fixture(self, name: str) -> Fixture:
        """The fixture that a cell names."""
        return next(fixture for fixture in self.fixtures if fixture.name == name)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The end of a cell that need not be run."""

    status: RunStatus
    level: RunLevel | None
    message: str | None = None
    fault_line: int | None = None
    packages: tuple[str, ...] = ()
    """Those that are missing."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What became of a group: one run for each cell, in order."""

    group: Group
    runs: tuple[Run, ...]
    cacheable: bool
    """False where another try may end otherwise: a time-out, a server that died."""
