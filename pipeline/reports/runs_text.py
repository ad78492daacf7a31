"""Runs for people, as pytest tells them: what did not pass with its lines, then the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, get_args

from pipeline.model.run import FAILURES, Environment, Run, RunStatus
from pipeline.model.snippet import Snippet
from pipeline.reports.terminal import harmless

Snippets: TypeAlias = Callable[[Run], Snippet | None]
"""Finds the snippet of a run."""

_AROUND = 2
"""Lines of code shown before the one that went wrong."""


def render(runs: Iterable[Run], environment: Environment, snippets: Snippets | None = None, root: str = "") -> str:
    """A line a run that did not pass, with its code where it failed; then a summary."""
    listed = list(runs)
    blocks = [block(run, snippets, root) for run in listed if run.status != "passed"]
    return "\n".join((*blocks, _summary(listed, environment))) + "\n"


def block(run: Run, snippets: Snippets | None = None, root: str = "") -> str:
    """What became of one snippet, with its lines."""
    return "\n".join(_lines(run, snippets, root))


def _lines(run: Run, snippets: Snippets | None, root: str) -> Iterator[str]:
    said = "\n".join(f"    {harmless(line)}" for line in (run.message or "").splitlines()[1:])
    first = (run.message or "").split("\n", 1)[0]
    yield f"{root}{harmless(run.path)}:{run.fault_line or run.line} {run.status}{f': {harmless(first)}' if first else ''}"
    snippet = snippets(run) if snippets and run.status in FAILURES else None
    if snippet is not None and run.fault_line is not None:
        yield from _code(snippet, run.fault_line)
    if said:
        yield said


def _code(snippet: Snippet, fault_line: int) -> Iterator[str]:
    """The line of the note at which it went wrong, and those just before it."""
    lines = snippet.code.split("\n")
    beyond = fault_line >= snippet.code_line + len(lines)  # in a fence that shows output
    for number, line in enumerate([] if beyond else lines, snippet.code_line):
        if fault_line - _AROUND <= number <= fault_line:
            yield f"{'>' if number == fault_line else ' '} {number:>4} | {harmless(line)}".rstrip()


def _summary(runs: list[Run], environment: Environment) -> str:
    counts = Counter(run.status for run in runs)
    each = ", ".join(f"{counts[status]} {status}" for status in get_args(RunStatus) if counts[status]) or "no snippets"
    checked = sum(run.level == "checked" for run in runs)
    cached = sum(run.cached for run in runs)
    told = sum(run.receipt is not None for run in runs)
    extras = [f"{checked} checked"] * bool(checked) + [f"{cached} from the cache"] * bool(cached)
    extras += [f"{told} with a receipt"] * bool(told)
    more = f" ({', '.join(extras)})" if extras else ""
    seconds = sum(run.duration_s for run in runs if not run.cached)
    return (
        f"{each}{more} in {seconds:.2f} s of running; Python {environment.python}, isolation {environment.isolation}."
    )
