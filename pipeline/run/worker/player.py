"""The process that executes the cells of one group. It obeys orders, one line each, and answers each with one line."""

from __future__ import annotations

import builtins
import io
import linecache
import os
import sys
import types
from collections.abc import Callable, Mapping
from json import dumps, loads
from time import perf_counter
from typing import Any

from .compiled import CHECKED, Counter, compiled
from .fault import fault_of
from .session import Mismatch, play_session

LONGEST_ANSWER = 200_000
"""Characters of one answer; the conductor refuses longer ones."""


class Player:
    """One namespace, and the descriptors to the conductor."""

    def __init__(self, job: Mapping[str, Any], orders: int, answers: int) -> None:
        self.job = job
        self.answers = answers
        self.orders = open(orders, encoding="utf-8", closefd=False)
        self.process = os.getpid()
        self.counter = Counter()
        self.table = vars(builtins)
        self.builtins = self.table | {CHECKED: self.counter}
        self.patched = self.builtins
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.namespace = vars(module)
        self.namespace.update(__file__=job["path"], __builtins__=builtins)
        self.restore = _keeper((0, 1, 2))

    def obey(self) -> None:
        """Carries out orders until there are no more."""
        actions: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "cell": self._cell,
            "fixture": self._fixture,
            "forget": self._forget,
            "absent": self._absent,
            "values": self._values,
        }
        for line in self.orders:
            order = loads(line)
            self._answer(actions[order["do"]](order))

    def _answer(self, answer: dict[str, Any]) -> None:
        if os.getpid() != self.process:
            os._exit(0)  # a child that a snippet forked, and that came home instead of exiting
        data = dumps(answer).encode()
        if len(data) > LONGEST_ANSWER:
            data = dumps({"fault": {"type": "Overflow", "bases": [], "text": "its error message is too long"}}).encode()
        data += b"\n"
        while data:
            data = data[os.write(self.answers, data) :]

    def _cell(self, order: dict[str, Any]) -> dict[str, Any]:
        cell = self.job["cells"][order["cell"]]
        if cell["session"]:
            return self._guarded(self.job["path"], lambda: self._session(cell))
        return self._guarded(self.job["path"], lambda: self._run(cell["code"], self.job["path"], cell["code_line"]))

    def _fixture(self, order: dict[str, Any]) -> dict[str, Any]:
        fixture = self.job["fixtures"][order["name"]]
        return self._guarded(fixture["path"], lambda: self._run(fixture["source"], fixture["path"], 1))

    def _run(self, code: str, path: str, line: int) -> None:
        _remember(path, code, line)
        exec(compiled(code, path, line, "exec"), self.namespace)

    def _session(self, cell: Mapping[str, Any]) -> None:
        _remember(self.job["path"], cell["code"], cell["code_line"])
        code, line, strict = cell["code"], cell["code_line"], cell["language"] == "pycon"
        self.counter.count += play_session(code, self.job["path"], line, self.namespace, strict)

    def _guarded(self, path: str, action: Callable[[], None]) -> dict[str, Any]:
        """Runs what people wrote: anything may come of it, and every way out is an answer."""
        _standard_streams()
        self._builtins(self.patched)
        self.counter.count, fault = 0, None
        start = perf_counter()
        try:
            action()
        except Mismatch as mismatch:
            fault = mismatch.fault()
        except BaseException as error:  # SystemExit and KeyboardInterrupt are ends of a snippet like any other
            self._builtins(self.builtins)
            fault = fault_of(error, path)
        seconds = perf_counter() - start
        if fault is None:
            self.patched = self.table.copy()
            self._builtins(self.builtins)
        _flush()
        self.restore()
        return {"checks": self.counter.count, "fault": fault, "seconds": seconds}

    def _builtins(self, wanted: dict[str, Any]) -> None:
        """Swaps what the snippets made of the builtins for our own, or back; needs no builtin itself."""
        self.table.update(wanted)
        for name in self.table.keys() - wanted.keys():
            del self.table[name]

    def _forget(self, order: dict[str, Any]) -> dict[str, Any]:
        """Drops names, but for those of modules that are there all the same; says which it kept."""
        kept = [name for name in order["imported"] if name in self.namespace]
        for name in order["names"]:
            if name not in kept:
                self.namespace.pop(name, None)
        return {"kept": kept}

    def _absent(self, order: dict[str, Any]) -> dict[str, Any]:
        return {"names": [name for name in order["names"] if name not in self.namespace and name not in self.patched]}

    def _values(self, order: dict[str, Any]) -> dict[str, Any]:
        _standard_streams()
        found = {}
        for name, form in order["values"]:
            first, *attributes = name.split(".")
            try:
                value = self.namespace[first]
                for attribute in attributes:
                    value = getattr(value, attribute)
                found[f"{name}|{form}"] = format(value, form)[:1000] if form else str(value)[:1000]
            except Exception:  # a snippet's own object may raise anything when it is formatted
                continue
        return {"values": found}


def _remember(path: str, code: str, line: int) -> None:
    """Lets tracebacks and `inspect.getsource` find the lines of the note."""
    lines = code.splitlines(keepends=True)
    held = linecache.cache.get(path)
    known = list(held[2]) if held is not None and len(held) == 4 else []
    known += ["\n"] * (line - 1 + len(lines) - len(known))
    known[line - 1 : line - 1 + len(lines)] = lines
    linecache.cache[path] = (len(known), None, known, path)


def _standard_streams() -> None:
    """Fresh streams on the standard descriptors, whatever a snippet made of the old ones."""
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = _stream(1), _stream(2)
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
    sys.displayhook = sys.__displayhook__


def _stream(descriptor: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.FileIO(descriptor, "w", closefd=False), encoding="utf-8", errors="backslashreplace", write_through=True
    )


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a snippet may have put anything in the place of the stream
            continue


def _keeper(descriptors: tuple[int, ...]) -> Callable[[], None]:
    """What puts the standard descriptors back where a snippet closed or replaced them."""
    import fcntl

    copies = {descriptor: fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 200) for descriptor in descriptors}
    known = {descriptor: _identity(descriptor) for descriptor in descriptors}

    def restore() -> None:
        for descriptor, copy in copies.items():
            if _identity(descriptor) != known[descriptor]:
                os.dup2(copy, descriptor)

    return restore


def _identity(descriptor: int) -> tuple[int, int] | None:
    try:
        status = os.fstat(descriptor)
    except OSError:
        return None
    return status.st_dev, status.st_ino
