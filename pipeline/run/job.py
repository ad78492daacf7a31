"""A group as it goes over the wire to a server, and the answers as runs."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.model.run import Run
from pipeline.run.group import Cell, Group, GroupResult, Verdict
from pipeline.run.results import shown_results
from pipeline.run.triage import BUILTINS, Triage, assignments, examined, needs_of, triage


def job(group: Group, preload: bool = True) -> dict[str, Any]:
    """What a server needs to know of a group.

    `preload`: have it import the packages before it forks. It does not when it died of the group before, and then tells
    of each cell at once.
    """
    cells = [(cell, triage(cell, group.fixture(cell.fixture) if cell.fixture else None)) for cell in group.cells]
    return {
        "path": group.path,
        "cells": [_cell(cell, found) for cell, found in cells],
        "fixtures": {f.name: {"path": f.path, "source": f.source} for f in group.fixtures},
        "data": {file.name: b64encode(file.content).decode() for file in group.data},
        "values": group.values,
        "preload": _packages(group, [found for _, found in cells]) if preload else [],
        "at_once": not preload,
    }


def _packages(group: Group, cells: Iterable[Triage]) -> list[str]:
    """Packages that are certainly imported and that do not belong to the standard library."""
    needs = [found.needs for found in cells if found.verdict is None]
    needs += [found for fixture in group.fixtures if (found := examined(fixture.source)) is not None]
    wanted = {name for found in needs for name in found.imports}
    return sorted(wanted - sys.stdlib_module_names)


def _cell(cell: Cell, found: Triage) -> dict[str, Any]:
    needs = found.needs
    return {
        "line": cell.line,
        "language": cell.language,
        "code": cell.code,
        "code_line": cell.code_line,
        "session": cell.session,
        "timeout": cell.timeout_s,
        "raises": cell.raises,
        "expected": cell.expected,
        "expected_at": cell.expected_at,
        "fixture": cell.fixture,
        "results": shown_results(cell.code) if cell.results and not cell.session else {},
        "command": cell.command,
        "command_level": cell.command_level,
        "needs": sorted(needs.possible.keys() - BUILTINS, key=lambda name: (needs.possible[name], name)),
        "names": sorted(found.names, key=lambda name: (needs.certain[name], name)),
        "asks": {name: cell.code_line + line - 1 for name, line in needs.possible.items()},
        "gives": sorted(needs.given),
        "imported": sorted(needs.imported),
        "left_out": needs.left_out,
        "verdict": found.verdict and _outcome(found.verdict),
    }


def _outcome(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status,
        "level": verdict.level,
        "message": verdict.message,
        "line": verdict.fault_line,
        "packages": verdict.packages,
    }


def settled(group: Group, job: Mapping[str, Any]) -> GroupResult | None:
    """The result of a group of which nothing need be run; None where something must."""
    nothing = {"stdout": "", "seconds": 0.0, "transient": False}
    verdicts = [cell["verdict"] for cell in job["cells"]]
    return result(group, [nothing | verdict for verdict in verdicts], {}) if all(verdicts) else None


def result(group: Group, outcomes: Sequence[Mapping[str, Any]], values: Mapping[str, str]) -> GroupResult:
    """The runs of a group. Its values stand with the last cell that passed and gives the name."""
    runs = [_run(group, cell, outcome) for cell, outcome in zip(group.cells, outcomes, strict=True)]
    runs = [replace(run, rebinds=names) for run, names in zip(runs, _rebound(group, runs), strict=True)]
    for text in values:
        at = _giver(group, runs, text.partition("|")[0].partition(".")[0])
        if at is not None:
            runs[at] = replace(runs[at], values={**runs[at].values, text: values[text]})
    return GroupResult(group, tuple(runs), not any(outcome["transient"] for outcome in outcomes))


def _rebound(group: Group, runs: Sequence[Run]) -> Iterator[tuple[tuple[str, int], ...]]:
    """For each cell that ran, the names that it overwrites unseen. Imports, functions and classes are no results, and
    the same assignment once more changes none."""
    givers: dict[str, Cell] = {}
    for cell, run in zip(group.cells, runs, strict=True):
        if run.status != "passed" or run.level == "parsed":
            yield ()
            continue
        needs = needs_of(cell)
        yield tuple(
            (name, givers[name].index)
            for name in sorted(needs.assigned)
            if name in givers and name not in needs.possible and not _same_assignment(givers[name], cell, name)
        )
        givers.update(dict.fromkeys(needs.assigned, cell))


def _same_assignment(first: Cell, second: Cell, name: str) -> bool:
    return not (first.session or second.session) and assignments(first.code, name) == assignments(second.code, name)


def _giver(group: Group, runs: Sequence[Run], name: str) -> int | None:
    passed = [number for number, run in enumerate(runs) if run.status == "passed"]
    givers = [number for number in passed if name in needs_of(group.cells[number]).given]
    return max(givers or passed, default=None)


def _run(group: Group, cell: Cell, outcome: Mapping[str, Any]) -> Run:
    return Run(
        group.path,
        cell.index,
        cell.line,
        cell.language,
        group.name,
        outcome["status"],
        outcome["level"],
        outcome["message"],
        outcome["stdout"],
        round(outcome["seconds"], 6),
        False,
        outcome["line"],
        missing=tuple(sorted(outcome.get("packages", ()))),
    )


def broken(group: Group, outcomes: Sequence[Mapping[str, Any]], why: str) -> GroupResult:
    """The runs of a group whose server died under it: what it had said, the cell that it died under, and the rest."""
    nothing = {"level": "parsed", "stdout": "", "seconds": 0.0, "line": None}
    crashed = {**nothing, "status": "crashed", "message": why}
    rest = {**nothing, "status": "blocked", "message": f"was not reached: before it, {why}"}
    told = [*outcomes, crashed, *([rest] * len(group.cells))]
    return GroupResult(group, tuple(_run(group, *pair) for pair in zip(group.cells, told, strict=False)), False)
