"""Why a snippet failed, as readers may know it: without what the note hides, and without what stands beyond the note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.note import Note

_TRACE = re.compile(r"^(?:  \+ )?(?:Exception Group )?Traceback \(most recent call last\):$", re.MULTILINE)
_FRAME = re.compile(r'\s*(?:\| +)*File "(?P<path>[^"]*)", line (?P<line>\d+)')
_DIFFERENCE = "the output is not the expected one"


def shown_message(message: str, note: Note) -> str:
    """The message of a run: its exception, and of its traceback the lines of snippets that the page shows.

    Where the note hides snippets, the values that an exception lists may be theirs, so only its first line stays.
    """
    trace = _TRACE.search(message)
    head = (message[: trace.start()] if trace else message).rstrip()
    if any(snippet.hidden for snippet in note.snippets) and not _is_difference(head):
        head = head.partition("\n")[0]
    frames = list(_visible(message[trace.end() :].splitlines(), note)) if trace else []
    return "\n".join([head, *frames])


def _is_difference(head: str) -> bool:
    """Whether it sets the snippet's own output against what the note promises, both of which the page shows."""
    return _DIFFERENCE in head.split("\n", 2)[:2]


def _visible(lines: Sequence[str], note: Note) -> Iterator[str]:
    """The lines of a traceback that show a line of a visible snippet."""
    shows = False
    for line in lines:
        frame = _FRAME.match(line)
        if frame:
            shows = _is_visible(frame["path"], int(frame["line"]), note)
        elif not line.startswith("    "):
            shows = False
        if shows:
            yield line


def _is_visible(path: str, line: int, note: Note) -> bool:
    return (path == note.path or path.endswith("/" + note.path)) and any(
        not snippet.hidden and snippet.place.line < line < snippet.place.end_line for snippet in note.snippets
    )
