"""The standard streams and descriptors of a player, put back after every snippet."""

from __future__ import annotations

import fcntl
import io
import os
import sys

OUT_OF_THE_WAY = 200


def _stream(number: int) -> io.TextIOWrapper:
    raw = io.FileIO(number, "w", closefd=False)
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", write_through=True)


def _streams() -> tuple[io.TextIOWrapper, io.TextIOWrapper, io.TextIOWrapper]:
    return open(0, encoding="utf-8", closefd=False), _stream(1), _stream(2)


FIRST = _streams()
"""Made by the server, for all its players: making them after the fork would copy more memory than it saves."""


class Streams:
    """Keeps the standard descriptors, and fresh streams on them, whatever snippets make of either."""

    def __init__(self) -> None:
        self.copies = {number: fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, OUT_OF_THE_WAY) for number in (0, 1, 2)}
        self.known = {number: _identity(number) for number in self.copies}
        self.ours = FIRST

    def renew(self) -> None:
        """Makes the three streams what they were at the start."""
        for number, copy in self.copies.items():
            if _identity(number) != self.known[number]:
                os.dup2(copy, number)
        if any(stream.closed for stream in self.ours):
            self.ours = _streams()
        sys.stdin, sys.stdout, sys.stderr = self.ours
        vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
        sys.displayhook = sys.__displayhook__

    def flush(self) -> None:
        """Sends out what a snippet may have left in a stream of its own."""
        for stream in (sys.stdout, sys.stderr):
            if stream not in self.ours:
                try:
                    stream.flush()
                except Exception:  # a snippet may have put anything in the place of the stream
                    continue


def _identity(number: int) -> tuple[int, int] | None:
    try:
        status = os.fstat(number)
    except OSError:
        return None
    return status.st_dev, status.st_ino
