"""Runs for programs: the contract that `schemas/test.schema.json` describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from pipeline.model.run import Environment, Run, RunStatus
from pipeline.reports.jsontext import dumped


def render(runs: Iterable[Run], environment: Environment) -> str:
    """The environment, every run in the order given, and how many there are of each status."""
    listed = list(runs)
    counts = Counter(run.status for run in listed)
    return dumped(
        {
            "version": 1,
            "environment": {
                "python": environment.python,
                "isolation": environment.isolation,
                "packages": dict(sorted(environment.packages.items())),
            },
            "runs": [_run(run) for run in listed],
            "summary": {
                "total": len(listed),
                **{status: counts[status] for status in get_args(RunStatus)},
                "receipts": sum(run.receipt is not None for run in listed),
            },
        }
    )


def _run(run: Run) -> dict[str, object]:
    return {
        "path": run.path,
        "line": run.line,
        "language": run.language,
        "group": run.group,
        "status": run.status,
        "level": run.level,
        "message": run.message,
        "stdout": run.stdout,
        "duration_s": run.duration_s,
        "cached": run.cached,
        **({"receipt": run.receipt} if run.receipt else {}),
    }
