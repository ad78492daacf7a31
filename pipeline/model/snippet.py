"""A fenced code block, and the figures in prose that are bound to its results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.place import Place

SnippetMode: TypeAlias = Literal["run", "syntax", "skip"]
ResultMode: TypeAlias = Literal["check", "ignore"]


@dataclass(frozen=True, slots=True)
class SnippetFault:
    """An error in a snippet's info string or comment, or in the note's `snippets` defaults."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Expected:
    """The output a snippet promises: from `#>` lines, or from a fence ```` ```text {output} ````."""

    kind: Literal["comment", "fence"]
    text: str
    """Without the `#> ` marks; ends in a newline unless empty."""
    place: Place


@dataclass(frozen=True, slots=True)
class Snippet:
    """One fenced code block of a note, in document order."""

    place: Place
    """From the opening fence to the closing one."""
    language: str
    """The first word of the info string in lower case, empty where there is none."""
    info: str
    """The whole info string as written."""
    code: str
    """Without the fences and the indentation that they share; ends in a newline unless empty."""
    code_line: int
    """The line, from 1, on which the code begins."""
    mode: SnippetMode | None
    """None: nothing was said, so the language's default holds."""
    reason: str | None
    requires: tuple[str, ...]
    """Packages (import names) that must be there."""
    fixture: str | None
    timeout_s: float | None
    """Seconds; None: the default."""
    raises: str | None
    """Name of the exception that must come."""
    group: str
    """The namespace it runs in; empty is the note's own."""
    hidden: bool
    """True for set-up inside an HTML comment."""
    expected: tuple[Expected, ...]
    options: tuple[tuple[str, str], ...]
    """Keys in braces that are not ours (`title`, `linenums`), passed through."""
    faults: tuple[SnippetFault, ...]
    results: ResultMode | None = None
    """Whether comments beside expressions are promises; None: nothing was said."""
    data: tuple[str, ...] = ()
    """Files that it reads, relative to the note or to the wiki; it finds them in its working folder under these names."""


@dataclass(frozen=True, slots=True)
class BoundValue:
    """A figure in prose bound to a name: `<!-- value: NAME [format] -->109.5<!-- /value -->`."""

    place: Place
    """Of the figure itself, between the comments."""
    name: str
    format: str
    """A format specification as of Python's `format()`; empty for `str()`."""
    text: str
    """As it stands in the note."""
