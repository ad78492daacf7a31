"""`wikimill test`: run the snippets."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from pipeline import incremental, reports, runs, verdict
from pipeline.commands import arguments
from pipeline.commands.opening import cache_of, shown_root
from pipeline.commands.progress import progress
from pipeline.model.run import FAILURES, Run

LEVELS = ("auto", "full", "namespaces", "limits", "none")


@click.command("test", short_help="Run the snippets.")
@arguments.paths
@arguments.directory
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="How many notes at once.")
@click.option(
    "--isolation", type=click.Choice(LEVELS), default="auto", help="Demand a level; auto is the strongest that works."
)
@click.option(
    "--require", metavar="PACKAGES", default="", help="Fail where one of these is missing; `all` for any, with commas."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "junit"]), default="text", help="How to print the results."
)
@arguments.no_cache
def command(
    paths: tuple[Path, ...],
    directory: Path | None,
    jobs: int,
    isolation: str,
    require: str,
    form: str,
    no_cache: bool,
) -> int:
    """Run the notes' snippets, each note in a process of its own. Exit code 1: one failed, or none could be run."""
    scope = arguments.scope(directory, paths)
    project = scope.project
    with cache_of(project, no_cache) as cache, progress() as tell:
        notes = incremental.notes(project, cache, verdict.snapshot(project, cache), tell)
        chosen = {path: note for path, note in notes.items() if scope.covers(path)}
        demanded = None if isolation == "auto" else isolation
        outcome = runs.executed(project, cache, chosen, tell, jobs, demanded)
    listed = [run for by_index in outcome.runs.values() for run in by_index.values()]
    text = reports.render_runs(
        listed, outcome.environment, form, lambda run: chosen[run.path].snippets[run.index], shown_root(project)
    )
    click.echo(text, nl=False)
    return _code(listed, tuple(name.strip() for name in require.split(",") if name.strip()))


def _code(listed: list[Run], required: tuple[str, ...]) -> int:
    if any(run.status in FAILURES for run in listed):
        return 1
    lacking = [run for run in listed if run.status == "missing-package" and _demanded(run, required)]
    if lacking:
        click.echo(f"wikimill: --require: {len(lacking)} snippets lack a package that is required", err=True)
        return 1
    if listed and not any(run.status == "passed" for run in listed):
        click.echo("wikimill: nothing was executed: every selected snippet was skipped or lacks a package", err=True)
        return 1
    return 0


def _demanded(run: Run, required: Iterable[str]) -> bool:
    """Whether what a run lacks is required."""
    return any(name == "all" or name in run.missing for name in required)
