"""Snippets beside their runs."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.note import Note
from pipeline.model.place import Place
from pipeline.model.run import Run, RunStatus
from pipeline.model.snippet import Snippet
from pipeline.model.wiki import Wiki
from pipeline.rules.rule import Check, Finding

PYTHON = frozenset({"python", "py", "python3", "pycon"})


def with_status(status: RunStatus, way_out: str | None = None) -> Check:
    """A check that reports the runs with one status, on the opening fence."""

    def check(wiki: Wiki) -> Iterator[Finding]:
        for note, run in runs(wiki):
            if run.status == status:
                yield _finding(note, run, way_out)

    return check


def runs(wiki: Wiki) -> Iterator[tuple[Note, Run]]:
    """Every current run beside its note, by path and order."""
    for path, of_note in sorted(wiki.runs.items()):
        note = wiki.notes.get(path)
        for index, run in sorted(of_note.items()):
            if note is not None and index < len(note.snippets):
                yield note, run


def is_tested(snippet: Snippet, wiki: Wiki) -> bool:
    """Whether a snippet is run or parsed as a test: Python, unless it or the configuration says otherwise."""
    mode = snippet.mode or wiki.options.snippets.mode
    known = snippet.language in PYTHON or snippet.language in wiki.options.snippets.languages
    return known and ("output", "") not in snippet.options and mode != "skip" and not snippet.faults


def _finding(note: Note, run: Run, way_out: str | None) -> Finding:
    snippet = note.snippets[run.index]
    first, _, more = said(run).partition("\n")
    at = f" (line {run.fault_line})" if run.fault_line else ""
    source = f"; not run here, {run.attested}" if run.receipt else ""
    return Finding(note.path, fence(snippet), f"{first}{at}{source}", help=way_out, detail=more.strip("\n"))


def said(run: Run) -> str:
    """What a run said of itself: the first line alone tells what happened, a traceback may follow."""
    return (run.message or "").strip() or run.status


def fence(snippet: Snippet) -> Place:
    """The opening fence of a snippet."""
    place = snippet.place
    length = max(3, len(snippet.info) + 3)
    return Place(place.start, place.start + length, place.line, place.column, place.line, place.column + length)
