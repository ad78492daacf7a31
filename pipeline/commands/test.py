"""`wikimill test`: run the snippets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from pipeline import incremental, reports, runs, verdict
from pipeline.commands.parts import arguments, budget
from pipeline.commands.parts.opening import cache_of, shown_root
from pipeline.commands.parts.progress import progress
from pipeline.commands.parts.updating import account, found, patch, write
from pipeline.model.note import Note
from pipeline.model.options import SnippetDefaults
from pipeline.model.progress import Progress
from pipeline.model.project import Project
from pipeline.store.cache import Cache

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
    update: bool
    diff: bool
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
@click.option(
    "--update", is_flag=True, help="Write what the snippets print, and the figures bound to them, into the notes."
)
@click.option("--diff", is_flag=True, help="Show what --update would write, as a patch; write nothing.")
@arguments.no_cache
def command(paths: tuple[Path, ...], directory: Path | None, **wishes: Any) -> int:
    """Run the notes' snippets, each note in a process of its own.

    Exit code 1: one failed, none could be run, or more were left out than may be; with --diff: there is something to
    update.
    """
    return _tested(arguments.scope(directory, paths), Wishes(**wishes))


def _tested(scope: arguments.Scope, asked: Wishes) -> int:
    project = scope.project
    with cache_of(project, asked.no_cache) as cache, progress() as tell:
        notes, outcome = _run(scope, asked, cache, tell)
        if asked.update or asked.diff:
            made = found(
                project, {path: note for path, note in notes.items() if scope.covers(path)}, outcome, asked.jobs
            )
            click.echo(account(made, shown_root(project), would=asked.diff), nl=False, err=True)
            if asked.diff:
                click.echo(patch(project, made, shown_root(project)), nl=False)
                return 1 if made.texts else 0
            if made.texts:
                write(project, made)
                notes, outcome = _run(scope, asked, cache, tell)
        if asked.write_receipts:
            runs.write_receipts(project, outcome, notes)
    return _told(project, asked, notes, outcome)


def _run(
    scope: arguments.Scope, asked: Wishes, cache: Cache, tell: Progress
) -> tuple[Mapping[str, Note], runs.Outcome]:
    """All notes, and what came of the snippets of those that are meant."""
    notes = incremental.notes(scope.project, cache, verdict.snapshot(scope.project, cache), tell)
    chosen = {path: note for path, note in notes.items() if scope.covers(path)}
    return notes, runs.executed(scope.project, cache, chosen, tell, asked.jobs, asked.level)


def _told(project: Project, asked: Wishes, notes: Mapping[str, Note], outcome: runs.Outcome) -> int:
    listed = outcome.listed
    text = reports.render_runs(
        listed, outcome.environment, asked.form, lambda run: notes[run.path].snippets[run.index], shown_root(project)
    )
    click.echo(text, nl=False)
    wrong = tuple(budget.faults(listed, asked.budget(project.options.snippets)))
    for fault in wrong:
        click.echo(f"wikimill: {fault}", err=True)
    return 1 if wrong or budget.fails(listed) else 0
