"""`wikimill test`: run the snippets."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from pipeline import incremental, reports, runs, verdict
from pipeline.commands import arguments, budget
from pipeline.commands.opening import cache_of, shown_root
from pipeline.commands.progress import progress
from pipeline.model.options import SnippetDefaults

LEVELS = ("auto", "full", "namespaces", "limits", "none")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What stands on the command line."""

    jobs: int
    isolation: str
    require: str
    max_skipped: int | None
    max_missing: int | None
    write_receipts: bool
    form: str
    no_cache: bool

    @property
    def level(self) -> str | None:
        """The isolation that is demanded; None: the strongest that works."""
        return None if self.isolation == "auto" else self.isolation

    def budget(self, configured: SnippetDefaults) -> budget.Budget:
        """What may be left unexecuted; the command line goes before the configuration."""
        return budget.Budget(
            configured.max_skipped if self.max_skipped is None else self.max_skipped,
            configured.max_missing if self.max_missing is None else self.max_missing,
            tuple(name.strip() for name in self.require.split(",") if name.strip()),
        )


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
@click.option("--max-skipped", metavar="N", type=click.IntRange(min=0), help="Fail where more snippets are skipped.")
@click.option("--max-missing", metavar="N", type=click.IntRange(min=0), help="Fail where more snippets lack a package.")
@click.option("--write-receipts", is_flag=True, help="Keep the results in .wikimill/receipts.json, to be committed.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "junit"]), default="text", help="How to print the results."
)
@arguments.no_cache
def command(paths: tuple[Path, ...], directory: Path | None, **wishes: Any) -> int:
    """Run the notes' snippets, each note in a process of its own.

    Exit code 1: one failed, none could be run, or more were left out than may be.
    """
    return _tested(arguments.scope(directory, paths), Wishes(**wishes))


def _tested(scope: arguments.Scope, asked: Wishes) -> int:
    project = scope.project
    with cache_of(project, asked.no_cache) as cache, progress() as tell:
        notes = incremental.notes(project, cache, verdict.snapshot(project, cache), tell)
        chosen = {path: note for path, note in notes.items() if scope.covers(path)}
        outcome = runs.executed(project, cache, chosen, tell, asked.jobs, asked.level)
        if asked.write_receipts:
            runs.write_receipts(project, outcome, notes)
    listed = outcome.listed
    text = reports.render_runs(
        listed, outcome.environment, asked.form, lambda run: chosen[run.path].snippets[run.index], shown_root(project)
    )
    click.echo(text, nl=False)
    wrong = tuple(budget.faults(listed, asked.budget(project.options.snippets)))
    for fault in wrong:
        click.echo(f"wikimill: {fault}", err=True)
    return 1 if wrong or budget.fails(listed) else 0
