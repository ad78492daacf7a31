"""Between conductor and player: orders go out, answers come back in time or not at all, output is collected."""

from __future__ import annotations

import marshal
import os
import select
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from json import loads
from time import monotonic
from types import CodeType
from typing import Any, Literal, TypeAlias

from . import limits
from .player import Player
from .stage import Cast, Stage, dismiss, perform

OUTPUT = 64 * 1024
"""Bytes of a snippet's output that are kept."""
ANSWER = 1024 * 1024
TICK = 0.05
"""Seconds between two looks at the memory of a group."""
CHUNK = 1 << 16

Ending: TypeAlias = Literal["timeout", "memory", "babble", "gone"]


@dataclass(frozen=True, slots=True)
class Lost(Exception):
    """The player gave no answer."""

    why: Ending
    code: int | None = None
    """Exit code as of `os.waitstatus_to_exitcode`, where it is known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a player says of a piece of code that it was told to run."""

    checks: int
    """How many asserts and expected outputs held."""
    fault: dict[str, Any] | None
    seconds: float
    absent: list[str]
    """Names for want of which it was not run."""


class Output:
    """The first bytes of a stream, and how many there were."""

    def __init__(self) -> None:
        self.kept = bytearray()
        self.total = 0

    def add(self, data: bytes) -> None:
        """Keeps what still fits."""
        self.kept += data[: max(0, OUTPUT - len(self.kept))]
        self.total += len(data)

    def take(self) -> str:
        """The text so far, with a word where it was cut; begins anew."""
        text = self.kept.decode("utf-8", "replace")
        if self.total > len(self.kept):
            text += f"\n… cut: the snippet printed {self.total:,} bytes, of which the first {OUTPUT:,} are kept\n"
        self.kept, self.total = bytearray(), 0
        return text


class Hall:
    """One player and the pipes to it."""

    def __init__(
        self,
        stage: Stage,
        job: Mapping[str, Any],
        codes: Mapping[int, CodeType],
        seconds: float,
        waiting: Callable[[], None],
    ) -> None:
        """`seconds`: of processor time for all cells; `waiting` is called at each look at a player that is at work."""
        self.stage, self.waiting = stage, waiting
        self.cast: Cast = perform(stage, lambda orders, answers: Player(job, codes, orders, answers), seconds)
        self.streams = {self.cast.out: Output(), self.cast.err: Output()}
        self.answer = bytearray()
        self.poll = select.poll()
        for descriptor in (self.cast.answers, self.cast.out, self.cast.err, self.cast.ending):
            self.poll.register(descriptor, select.POLLIN)

    def ask(self, order: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Has an order carried out within so many seconds. Raises Lost."""
        try:
            data = marshal.dumps(dict(order))
            os.write(self.cast.orders, len(data).to_bytes(4, "big") + data)
        except BrokenPipeError:
            pass  # it is gone, and the poll below says so
        deadline = monotonic() + seconds
        look = monotonic() + TICK
        while True:
            now = monotonic()
            if now >= deadline:
                raise Lost("timeout")
            awake = self.poll.poll(min(deadline - now, TICK) * 1000)
            for descriptor, _ in awake:
                self._read(descriptor)
            if self.answer.endswith(b"\n"):
                return self._answered([descriptor for descriptor, _ in awake])
            if now >= look or not awake:
                look = now + TICK
                self.waiting()
                self._weigh()

    def play(self, number: int, names: list[str], seconds: float) -> Answer:
        """Has a cell run, if these names are there. Raises Lost."""
        return _understood(self.ask({"do": "cell", "cell": number, "names": names}, seconds))

    def set_up(self, fixture: str, seconds: float) -> Answer:
        """Has a fixture run. Raises Lost."""
        return _understood(self.ask({"do": "fixture", "name": fixture}, seconds))

    def output(self) -> tuple[str, str]:
        """What was printed since the last time, on standard output and on standard error."""
        return self.streams[self.cast.out].take(), self.streams[self.cast.err].take()

    def close(self) -> None:
        """Ends everything that was started here."""
        dismiss(self.cast)

    def _answered(self, awake: list[int]) -> dict[str, Any]:
        """The answer. What was printed before it was there when the poll found it: only streams awake then hold more."""
        self._drain([descriptor for descriptor in awake if descriptor in self.streams])
        line, self.answer = bytes(self.answer), bytearray()
        try:
            answer = loads(line)
        except ValueError:
            raise Lost("babble") from None
        if not isinstance(answer, dict):
            raise Lost("babble")
        return answer

    def _read(self, descriptor: int) -> None:
        if descriptor == self.cast.ending:
            answered = self.answer.endswith(b"\n")
            self._drain([self.cast.out, self.cast.err, *([] if answered else [self.cast.answers])])
            if not self.answer.endswith(b"\n"):
                raise Lost("gone", self._ending())
            return
        try:
            data = os.read(descriptor, CHUNK)
        except BlockingIOError:
            return
        if not data:
            self.poll.unregister(descriptor)
        elif descriptor in self.streams:
            self.streams[descriptor].add(data)
        else:
            self.answer += data
            if len(self.answer) > ANSWER:
                raise Lost("babble")

    def _drain(self, descriptors: Iterable[int]) -> None:
        """Reads what is in the pipes already, and no more than a pipe holds: a flood has no end."""
        for descriptor in descriptors:
            for _ in range(16):
                try:
                    data = os.read(descriptor, CHUNK)
                except BlockingIOError:
                    break
                if not data:
                    break
                self.streams[descriptor].add(data) if descriptor in self.streams else self.answer.extend(data)

    def _ending(self) -> int | None:
        text = os.read(self.cast.ending, 64)
        return int(text) if text else None

    def _weigh(self) -> None:
        root = None if self.stage.namespaces else self.cast.pid
        if self.stage.plan.level != "none" and limits.exceeds(self.stage.plan.memory, root):
            raise Lost("memory")


def _understood(answer: dict[str, Any]) -> Answer:
    """A player's word is a snippet's word: nothing about its shape is taken for granted. Raises Lost."""
    checks, seconds = answer.get("checks", 0), answer.get("seconds", 0.0)
    fault, absent = answer.get("fault"), answer.get("absent", [])
    shapes = ((checks, int), (seconds, float), (fault, dict | None), (absent, list))
    if not all(isinstance(value, kind) for value, kind in shapes) or not all(isinstance(name, str) for name in absent):
        raise Lost("babble")
    if fault is not None and not _is_fault(fault):
        raise Lost("babble")
    return Answer(checks, fault, seconds, absent)


FAULT: dict[str, Any] = {
    "type": str,
    "text": str,
    "bases": list,
    "line": int | None,
    "trace": str,
    "name": str | None,
    "values": dict,
    "want": str,
    "got": str,
}


def _is_fault(fault: dict[str, Any]) -> bool:
    known = all(key in FAULT and isinstance(value, FAULT[key]) for key, value in fault.items())
    return known and {"type", "text", "bases"} <= fault.keys()
