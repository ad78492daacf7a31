"""The snippets of all notes, as groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from pipeline.model.note import Note
from pipeline.model.options import Options, SnippetDefaults
from pipeline.model.snippet import Snippet
from pipeline.run.group import DATA, PYTHON, Cell, DataFile, Fixture, Group

LARGEST = 8 << 20
"""Bytes of one data file."""


def groups(
    notes: Mapping[str, Note], options: Options, fixtures: Mapping[str, str], data: Mapping[str, bytes] | None = None
) -> tuple[Group, ...]:
    """One group for each namespace of each note, by path and the order of the text.

    `fixtures` maps the name of a fixture to its source, `data` the path of a declared data file to what is in it.
    """
    return tuple(
        group for path in sorted(notes) for group in of_note(notes[path], options.snippets, fixtures, data or {})
    )


def of_note(
    note: Note, defaults: SnippetDefaults, fixtures: Mapping[str, str], data: Mapping[str, bytes]
) -> Iterator[Group]:
    """The groups of one note, the note's own namespace before those that are opened by name."""
    cells = [
        (snippet.group, _supplied(cell(index, snippet, defaults), note, data))
        for index, snippet in enumerate(note.snippets)
        if runs(snippet, defaults)
    ]
    for name, members in groupby(sorted(cells, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        mine = tuple(cell for _, cell in members)
        values = sorted({(value.name, value.format) for value in note.body.values}) if not name else ()
        yield Group(
            note.path,
            name,
            mine,
            tuple(_fixtures(mine, defaults, fixtures)),
            tuple(values),
            tuple(_data(mine, note, data)),
        )


def declared(note: Note) -> Iterator[str]:
    """Every path, relative to the wiki, at which a data file of a note may lie."""
    for snippet in note.snippets:
        for name in snippet.data:
            yield from _places(note, name)


def _places(note: Note, name: str) -> Iterator[str]:
    """From the note, then from the wiki's root."""
    yield from dict.fromkeys((f"{note.folder}/{name}".lstrip("/"), name))


def _found(note: Note, name: str, data: Mapping[str, bytes]) -> str | None:
    return next((path for path in _places(note, name) if path in data), None)


def _supplied(cell: Cell, note: Note, data: Mapping[str, bytes]) -> Cell:
    """A cell that knows what it lacks."""
    for name in cell.data:
        path = _found(note, name, data)
        if path is None:
            return replace(cell, lacks=f"there is no data file {' or '.join(_places(note, name))}")
        if len(data[path]) > LARGEST:
            return replace(cell, lacks=f"the data file {path} is larger than {LARGEST >> 20} MB")
    return cell


def _data(cells: Iterable[Cell], note: Note, data: Mapping[str, bytes]) -> Iterator[DataFile]:
    for name in sorted({name for cell in cells for name in cell.data}):
        path = _found(note, name, data)
        if path is not None and len(data[path]) <= LARGEST:
            yield DataFile(name, path, data[path])


def runs(snippet: Snippet, defaults: SnippetDefaults) -> bool:
    """True for Python, for languages that are configured, and for data that asks to be parsed, or asks for something
    that cannot be understood."""
    asks = snippet.mode in {"run", "syntax"} or (snippet.mode is None and snippet.faults != ())
    if ("output", "") in snippet.options:
        return False
    return snippet.language in PYTHON or snippet.language in defaults.languages or (snippet.language in DATA and asks)


def cell(index: int, snippet: Snippet, defaults: SnippetDefaults) -> Cell:
    """A snippet with every default filled in."""
    other = defaults.languages.get(snippet.language)
    return Cell(
        index,
        snippet.place.line,
        snippet.language,
        snippet.code,
        snippet.code_line,
        snippet.mode or defaults.mode,
        snippet.reason,
        snippet.requires,
        snippet.fixture,
        snippet.timeout_s or defaults.timeout_s,
        snippet.raises,
        tuple(promised(snippet)),
        "; ".join(fault.message for fault in snippet.faults) or None,
        snippet.data,
        results=(snippet.results or defaults.results) == "check",
        expected_at=tuple(_promised_at(snippet)),
        command=other.command if other else (),
        command_level=other.level if other else "parsed",
    )


def promised(snippet: Snippet) -> Iterator[str]:
    """What the whole output must be: all `#>` lines together are one promise, each output fence is another."""
    comments = [expected.text for expected in snippet.expected if expected.kind == "comment"]
    if comments:
        yield "".join(comments)
    yield from (expected.text for expected in snippet.expected if expected.kind == "fence")


def _promised_at(snippet: Snippet) -> Iterator[tuple[int, ...]]:
    """Where in the note each line of each promise stands, in the order of `promised`."""
    lines = [(one.kind, tuple(range(one.place.line, one.place.end_line + 1))) for one in snippet.expected]
    comments = tuple(line for kind, of in lines if kind == "comment" for line in of)
    if comments:
        yield comments
    yield from (of for kind, of in lines if kind == "fence")


def _fixtures(cells: Iterable[Cell], defaults: SnippetDefaults, sources: Mapping[str, str]) -> Iterator[Fixture]:
    for name in sorted({cell.fixture for cell in cells if cell.fixture}):
        yield Fixture(name, f"{defaults.fixtures}/{name}.py", sources.get(name))
