"""An exception, told in JSON."""

from __future__ import annotations

import traceback
import types
from typing import Any

FRAMES = 12
LONGEST = 6000
"""Characters of a traceback or a message."""


class Mismatch(Exception):
    """An example printed something else than it promises."""

    def __init__(self, line: int, source: str, want: str, got: str) -> None:
        self.line, self.source, self.want, self.got = line, source, want, got

    def fault(self) -> dict[str, Any]:
        """As `fault_of` tells exceptions."""
        return {
            "type": "Mismatch",
            "bases": [],
            "text": self.source.strip()[:1000],
            "line": self.line,
            "want": self.want[:4000],
            "got": self.got[:4000],
        }


def fault_of(error: BaseException, path: str) -> dict[str, Any]:
    """What went wrong, and on which line of the file `path`."""
    frames = _inner(error.__traceback__, path)
    return {
        "type": type(error).__name__,
        "bases": [kind.__name__ for kind in type(error).__mro__],
        "text": _text(error),
        "line": _line(error, frames, path),
        "trace": _trace(error, frames),
        "name": _word(error, "name"),
        "values": _values(error, frames, path),
    }


def _inner(frames: types.TracebackType | None, path: str) -> types.TracebackType | None:
    """The frames from the first of the file on; ours stand before them."""
    while frames is not None and frames.tb_frame.f_code.co_filename != path:
        frames = frames.tb_next
    return frames


def _line(error: BaseException, frames: types.TracebackType | None, path: str) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno
    line = None
    while frames is not None:
        if frames.tb_frame.f_code.co_filename == path:
            line = frames.tb_lineno
        frames = frames.tb_next
    return line


def _text(error: BaseException) -> str:
    try:
        return str(error)[:LONGEST]
    except BaseException:  # __str__ is the snippet's own
        return "(its message cannot be shown)"


def _word(error: BaseException, attribute: str) -> str | None:
    value = getattr(error, attribute, None) if isinstance(error, (NameError, ImportError)) else None
    return value if isinstance(value, str) else None


def _trace(error: BaseException, frames: types.TracebackType | None) -> str:
    try:
        lines = traceback.format_exception(type(error), error.with_traceback(frames), frames, limit=-FRAMES)
    except BaseException:  # formatting calls into the snippet's own objects
        return ""
    text = "".join(lines)
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + "\n…\n" + text[-LONGEST // 2 :]


def _values(error: BaseException, frames: types.TracebackType | None, path: str) -> dict[str, str]:
    """For a bare `assert`: the names on its line, and what they held."""
    if not isinstance(error, AssertionError) or error.args or frames is None:
        return {}
    while frames.tb_next is not None:
        frames = frames.tb_next
    frame = frames.tb_frame
    if frame.f_code.co_filename != path:
        return {}
    return {name: _shown(value) for name, value in _named(frame, frames.tb_lineno)[:8]}


def _named(frame: types.FrameType, line: int) -> list[tuple[str, object]]:
    import linecache
    import re

    words = dict.fromkeys(re.findall(r"(?<![\w.'\"])[^\W\d]\w*", linecache.getline(frame.f_code.co_filename, line)))
    held = {**frame.f_globals, **frame.f_locals}
    return [(word, held[word]) for word in words if word in held and not _is_code(held[word])]


def _is_code(value: object) -> bool:
    return callable(value) or isinstance(value, types.ModuleType)


def _shown(value: object) -> str:
    import reprlib

    try:
        return reprlib.repr(value)[:200]
    except BaseException:  # __repr__ is the snippet's own
        return "(cannot be shown)"
