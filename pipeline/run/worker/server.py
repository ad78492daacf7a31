"""The server: enters its sandbox, then takes one job after the other and answers with what became of each cell."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Mapping
from json import dumps, loads
from typing import Any

from . import jail, kernel
from .conductor import Conductor
from .plan import Plan
from .stage import Stage, stage

COLLECTED = 50
"""Groups after which the server looks for garbage of its own."""


def main() -> None:
    """`argv[1]` is the plan; jobs come on standard input, one JSON value a line, answers go to standard output."""
    plan = Plan.load(sys.argv[1])
    sys.path[:] = list(plan.path)
    sys.argv[:] = [""]
    jobs, answers = _private(0), _private(1)
    kernel.die_with_parent()
    jail.enter(plan)
    os.chdir("/")
    ready = stage(plan)
    if plan.scratch and ready.namespaces:
        os.environ["HOME"] = plan.scratch[0]
    gc.disable()  # each collection after a fork touches pages that could stay shared; players collect as ever
    gc.freeze()
    with open(jobs, encoding="utf-8", closefd=False) as lines:
        for number, line in enumerate(lines, 1):
            serve(ready, loads(line), answers)
            if number % COLLECTED == 0:
                gc.collect()


def _private(descriptor: int) -> int:
    """Takes a standard descriptor away from whatever may print to it or read from it, such as a package that is imported."""
    copy = os.dup(descriptor)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, descriptor)
    os.close(null)
    return copy


def serve(stage: Stage, job: Mapping[str, Any], answers: int) -> None:
    """Plays one group and says what became of it: at the end, or as soon as a cell keeps us waiting.

    Each message wakes the client, which has better to do. Where it must know which cell a server died of, it asks to be
    told `at_once`.
    """
    if any(cell["session"] for cell in job["cells"]):
        importlib.import_module(".session", __package__)
    preload(job["preload"])
    held: list[dict[str, Any]] = []

    def tell() -> None:
        if held:
            say({"outcomes": held}, answers)
            held.clear()

    conductor = Conductor(stage, job, tell)
    try:
        for outcome in conductor.outcomes():
            held.append(outcome.dump())
            if job["at_once"]:
                tell()
        values = conductor.values()
    finally:
        conductor.close()
    say({"outcomes": held, "values": values}, answers)  # the last word: whoever hears it may end the server at once


def preload(names: list[str]) -> None:
    """Imports packages before the fork, so that it is done once for all groups and counts against no snippet's time.

    What fails here fails again where a snippet imports it, and is told there.
    """
    for name in names:
        if name not in sys.modules:
            try:
                importlib.import_module(name)
            except BaseException:  # a package may do anything when it is imported
                continue
            gc.freeze()


def say(value: Mapping[str, Any], answers: int) -> None:
    """One line to the client."""
    data = dumps(value).encode() + b"\n"
    while data:
        data = data[os.write(answers, data) :]
