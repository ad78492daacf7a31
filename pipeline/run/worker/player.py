"""The process that executes the cells of one group. It obeys orders, one line each, and answers each with one line."""

from __future__ import annotations

import builtins
import marshal
import os
import sys
import types
from collections.abc import Callable, Mapping
from json import dumps
from time import perf_counter
from typing import Any

from .compiled import CHECKED, RESULT, Counter, compiled
from .fault import Mismatch, fault_of
from .layout import lay_out
from .source import show_source
from .streams import Streams

LONGEST_ANSWER = 200_000
"""Characters of one answer; the conductor refuses longer ones."""
BUILTINS = types.ModuleType("builtins")
"""What snippets know as `builtins`: whatever they do to it, the runner's own code does not feel it."""
vars(BUILTINS).update(vars(builtins))


class Player:
    """One namespace, and the descriptors to the conductor."""

    def __init__(self, job: Mapping[str, Any], codes: Mapping[int, types.CodeType], orders: int, answers: int) -> None:
        self.job, self.codes = job, codes
        self.answers = answers
        self.orders = orders
        self.process = os.getpid()
        self.counter = Counter()
        module = types.ModuleType("__main__")
        sys.modules.update(__main__=module, builtins=BUILTINS)
        setattr(BUILTINS, CHECKED, self.counter)
        if any(cell["results"] for cell in job["cells"]):
            from .results import Results

            setattr(BUILTINS, RESULT, Results(self.counter))
        self.namespace = vars(module)
        self.namespace.update(__file__=job["path"], __builtins__=BUILTINS)
        self.streams = Streams()
        show_source(job)
        if job["data"]:
            lay_out(job["data"])

    def obey(self) -> None:
        """Carries out orders until there are no more."""
        actions: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "cell": self._cell,
            "fixture": self._fixture,
            "forget": self._forget,
            "values": self._values,
        }
        heard = b""
        while data := os.read(self.orders, 1 << 16):
            heard += data
            if len(heard) >= 4 and len(heard) == 4 + int.from_bytes(heard[:4], "big"):
                order, heard = marshal.loads(heard[4:]), b""  # noqa: S302  # the conductor, whom we obey, wrote it
                self._answer(actions[order["do"]](order))

    def _answer(self, answer: dict[str, Any]) -> None:
        if os.getpid() != self.process:
            os._exit(0)  # a child that a snippet forked, and that came home instead of exiting
        data = _well(answer) or dumps(answer).encode()
        if len(data) > LONGEST_ANSWER:
            data = dumps({"fault": {"type": "Overflow", "bases": [], "text": "its error message is too long"}}).encode()
        data += b"\n"
        while data:
            data = data[os.write(self.answers, data) :]

    def _cell(self, order: dict[str, Any]) -> dict[str, Any]:
        absent = [name for name in order["names"] if name not in self.namespace and not hasattr(BUILTINS, name)]
        if absent:
            return {"absent": absent}
        cell = self.job["cells"][order["cell"]]
        if cell["command"]:
            from .foreign import play_command  # few wikis have other languages

            return self._guarded(self.job["path"], lambda: play_command(cell))
        if cell["session"]:
            return self._guarded(self.job["path"], lambda: self._session(cell))
        return self._guarded(self.job["path"], lambda: self._run(order["cell"], cell))

    def _fixture(self, order: dict[str, Any]) -> dict[str, Any]:
        path, source = (self.job["fixtures"][order["name"]][key] for key in ("path", "source"))
        return self._guarded(path, lambda: exec(compiled(source, path, 1, "exec"), self.namespace))

    def _run(self, number: int, cell: Mapping[str, Any]) -> None:
        code = self.codes.get(number) or compiled(
            cell["code"], self.job["path"], cell["code_line"], "exec", cell["results"]
        )
        exec(code, self.namespace)

    def _session(self, cell: Mapping[str, Any]) -> None:
        from .session import play_session  # doctest is large: it is there where a server has met a session

        code, line, strict = cell["code"], cell["code_line"], cell["language"] == "pycon"
        self.counter.count += play_session(code, self.job["path"], line, self.namespace, strict)

    def _guarded(self, path: str, action: Callable[[], None]) -> dict[str, Any]:
        """Runs what people wrote: anything may come of it, and every way out is an answer."""
        self.streams.renew()
        self.counter.count, fault = 0, None
        start = perf_counter()
        try:
            action()
        except Mismatch as mismatch:
            fault = mismatch.fault()
        except BaseException as error:  # SystemExit and KeyboardInterrupt are ends of a snippet like any other
            fault = fault_of(error, path)
        seconds = perf_counter() - start
        self.streams.flush()
        return {"checks": self.counter.count, "fault": fault, "seconds": seconds}

    def _forget(self, order: dict[str, Any]) -> dict[str, Any]:
        """Drops names, but for those of modules that are there all the same; says which it kept."""
        kept = [name for name in order["imported"] if name in self.namespace]
        for name in order["names"]:
            if name not in kept:
                self.namespace.pop(name, None)
        return {"kept": kept}

    def _values(self, order: dict[str, Any]) -> dict[str, Any]:
        self.streams.renew()
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


def _well(answer: Mapping[str, Any]) -> bytes | None:
    """The answer of a cell that ended well, which most do; None for any other. It saves a fork the pages of `json`."""
    if answer.keys() != {"checks", "fault", "seconds"} or answer["fault"] is not None:
        return None
    return f'{{"checks": {answer["checks"]:d}, "fault": null, "seconds": {answer["seconds"]:.9f}}}'.encode()
