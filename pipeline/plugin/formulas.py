"""Formulas are converted in a process of their own: the converter may take for ever over one, or end its process."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

_CHILD = Path(__file__).with_name("converter.py")
PATIENCE_S = 5.0
"""Seconds for one formula, of which 10,000 take one."""
_MOST_LOST = 3
"""Formulas that may be lost so; after that all are left to KaTeX, so that hostile notes cannot hold a build up."""


class Converter:
    """Asks the process, which is started by the first formula, and again by the next one where it was lost."""

    def __init__(self, patience_s: float = PATIENCE_S, child: Path = _CHILD) -> None:
        self._patience_s, self._child = patience_s, child
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._lost = 0

    def __call__(self, formula: str, displayed: bool) -> str | None:
        """A formula of TeX as MathML, as the converter writes it; None where it does not."""
        if self._lost >= _MOST_LOST:
            return None
        answer = self._asked(json.dumps([formula, displayed]).encode() + b"\n")
        if not answer:
            self._lost += 1
            self.close()
            return None
        made: str | None = json.loads(answer)
        return made

    def close(self) -> None:
        """End the process. Another formula starts it anew."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            with contextlib.suppress(OSError):  # what was not yet written
                if self._process.stdin is not None:
                    self._process.stdin.close()
            self._process = None

    def _asked(self, line: bytes) -> bytes:
        """The answer; empty where there is none in time."""
        process = self._process or self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(line)
            process.stdin.flush()
            return self._answers.get(timeout=self._patience_s)
        except (OSError, queue.Empty):
            return b""

    def _started(self) -> subprocess.Popen[bytes]:
        self._process = process = subprocess.Popen(
            [sys.executable, "-I", str(self._child)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a dying library says
        )
        answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._answers = answers
        assert process.stdout is not None
        threading.Thread(target=_passed_on, args=(process.stdout, answers.put), daemon=True).start()
        return process


def _passed_on(lines: IO[bytes], put: Callable[[bytes], None]) -> None:
    """Each line, and at the end an empty one."""
    with lines:
        for line in lines:
            put(line)
    put(b"")
