"""What `wikimill test` makes of runs as a whole: its exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.run import FAILURES, Run


@dataclass(frozen=True, slots=True)
class Budget:
    """How many snippets may be left unexecuted. None: any number."""

    skipped: int | None
    missing: int | None
    required: tuple[str, ...] = ()
    """Packages that must not be missing; `all` is any."""


def faults(runs: Sequence[Run], budget: Budget) -> Iterator[str]:
    """Why the exit code is 1 beyond what each run says of itself, in words. A receipt does not count as a run."""
    lacking = [run for run in runs if run.status == "missing-package"]
    skipped = [run for run in runs if run.status == "skipped"]
    demanded = [run for run in lacking if any(name == "all" or name in run.missing for name in budget.required)]
    if demanded:
        yield f"--require: {_snippets(len(demanded))} a package that is required"
    if budget.missing is not None and len(lacking) > budget.missing:
        yield f"--max-missing: {_snippets(len(lacking))} a package, and {budget.missing} may"
    if budget.skipped is not None and len(skipped) > budget.skipped:
        yield f"--max-skipped: {len(skipped)} skipped, and {budget.skipped} may be"
    if (lacking or skipped) and not any(run.executed for run in runs):
        yield "nothing was executed: of the selected snippets each was skipped, only parsed, or lacks a package"


def fails(runs: Sequence[Run]) -> bool:
    """Whether any run by itself makes the exit code 1."""
    return any(run.status in FAILURES for run in runs)


def _snippets(count: int) -> str:
    return "1 snippet lacks" if count == 1 else f"{count} snippets lack"
