"""A server process as its client sees it: jobs in, outcomes out, and its end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import Any

from pipeline.run.group import Group, GroupResult
from pipeline.run.isolation import start
from pipeline.run.job import broken, result
from pipeline.run.worker import folder
from pipeline.run.worker.plan import Plan

GRACE = 120.0
"""Seconds beyond all its snippets' own that a server may take for a group: to start, to import packages."""
GOODBYE = 5.0
"""Seconds for a server to end its descendants."""


class Server:
    """One process, one group at a time."""

    def __init__(self, plan: Plan) -> None:
        self.owner = os.urandom(8).hex()
        self.process: subprocess.Popen[bytes] = start(replace(plan, owner=self.owner))
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.contained = bool(plan.scratch)
        self.jobs, self.answers = self.process.stdin, self.process.stdout.fileno()
        os.set_blocking(self.answers, False)
        self.group: Group | None = None
        self.plain = False
        self.deadline = monotonic() + GRACE
        self._buffer = bytearray()
        self._outcomes: list[dict[str, Any]] = []

    def give(self, group: Group, wire: bytes, plain: bool = False) -> None:
        """Hands over a group; `wire` is its job, `plain` where that has no packages imported beforehand."""
        self.group, self.plain, self._outcomes = group, plain, []
        # played again after each loss: at worst every cell hangs, and every one before it is played twice
        self.deadline = monotonic() + GRACE + 3 * sum(cell.timeout_s for cell in group.cells)
        try:
            self.jobs.write(wire)
        except BrokenPipeError:
            pass  # its end is seen at the other pipe

    def hear(self) -> GroupResult | None:
        """Reads what the server has to say; a result where the group is done. Raises EOFError where the server is gone."""
        while True:
            try:
                data = os.read(self.answers, 1 << 18)
            except BlockingIOError:
                return None
            if not data:
                raise EOFError
            self._buffer += data
            if data.endswith(b"\n"):
                found = self._understand()
                if found is not None:
                    return found

    def _understand(self) -> GroupResult | None:
        lines, self._buffer = bytes(self._buffer).splitlines(), bytearray()
        for line in lines:
            message = json.loads(line)
            self._outcomes += message["outcomes"]
            if "values" in message and self.group is not None:
                group, self.group = self.group, None
                return result(group, self._outcomes, message["values"])
        return None

    def give_up(self, why: str) -> GroupResult | None:
        """The result for the group that the server leaves behind."""
        group, self.group = self.group, None
        return broken(group, self._outcomes, why) if group is not None else None

    @property
    def untouched(self) -> bool:
        """True while the server has said nothing about its group: it may have died of a package that it imported."""
        return self.group is not None and not self._outcomes

    def end(self) -> None:
        """Ends the server and, with it, all that it started; removes what it left."""
        if not self.contained:
            self._ask_to_end()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        if not self.contained:
            folder.remove_all(self.owner)

    def _ask_to_end(self) -> None:
        """Without namespaces only the server itself can find all its descendants."""
        self.process.terminate()
        try:
            self.process.wait(GOODBYE)
        except subprocess.TimeoutExpired:
            return


def wire(job: Mapping[str, Any]) -> bytes:
    """A job as one line."""
    return json.dumps(job).encode() + b"\n"
