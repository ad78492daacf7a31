"""The server: enters its sandbox, then takes one job after the other and answers with what became of each cell."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from json import dumps, loads
from typing import Any

from . import jail, kernel
from .conductor import Conductor
from .plan import Plan
from .stage import Stage, stage


def main() -> None:
    """`argv[1]` is the plan; jobs come on standard input, one JSON value a line, answers go to standard output."""
    plan = Plan.load(sys.argv[1])
    sys.path[:] = list(plan.path)
    sys.argv[:] = [""]
    kernel.die_with_parent()
    jail.enter(plan)
    os.chdir("/")
    ready = stage(plan)
    gc.freeze()
    say({"ready": True})
    with open(0, encoding="utf-8", closefd=False) as jobs:
        for line in jobs:
            serve(ready, loads(line))


def serve(stage: Stage, job: Mapping[str, Any]) -> None:
    """Plays one group and says what became of it."""
    preload(job["preload"])
    conductor = Conductor(stage, job)
    try:
        for outcome in conductor.outcomes():
            say({"outcome": outcome.dump()})
        say({"values": conductor.values()})
    finally:
        conductor.close()


def preload(names: list[str]) -> None:
    """Imports what many groups ask for, once, before the fork. What fails here fails again where it is asked for."""
    for name in names:
        if name not in sys.modules:
            try:
                __import__(name)
            except BaseException:  # a package may do anything when it is imported
                continue


def say(value: Mapping[str, Any]) -> None:
    """One line to the client."""
    data = dumps(value).encode() + b"\n"
    while data:
        data = data[os.write(1, data) :]
