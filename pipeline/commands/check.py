"""`wikimill check`: every diagnostic of a wiki; nothing is executed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from pipeline import reports, verdict
from pipeline.commands import arguments
from pipeline.commands.opening import cache_of
from pipeline.commands.progress import progress
from pipeline.commands.showing import report
from pipeline.model.failure import CannotRun
from pipeline.model.options import Options
from pipeline.model.project import Project
from pipeline.store import git
from pipeline.verdict import Findings


@click.command("check", short_help="Report every fault of the notes.")
@arguments.paths
@arguments.directory
@click.option("--format", "form", type=click.Choice(reports.FORMATS), default="full", help="How to print the findings.")
@click.option("--select", metavar="CODES", help="Only these rules: codes, families or ALL, with commas between.")
@click.option("--ignore", metavar="CODES", help="Leave these rules out.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@arguments.no_cache
def command(
    paths: tuple[Path, ...],
    directory: Path | None,
    form: str,
    select: str | None,
    ignore: str | None,
    statistics: bool,
    no_cache: bool,
) -> int:
    """Judge front matter, names, links, snippets and structure. Exit code 1: an error or a warning was found."""
    scope = arguments.scope(directory, paths)
    project = replace(scope.project, options=_selecting(scope.project.options, select, ignore))
    found, notes = _findings(project, no_cache)
    shown = tuple(diagnostic for diagnostic in found if scope.covers(diagnostic.path))
    shown_report = report(project, shown, sum(map(scope.covers, notes)), form)
    click.echo(
        reports.render(shown_report, "statistics" if statistics and form in ("full", "concise") else form), nl=False
    )
    return 1 if any(diagnostic.severity != "info" for diagnostic in shown) else 0


def _selecting(options: Options, select: str | None, ignore: str | None) -> Options:
    """The options with what the command line selects."""
    rules = options.rules
    if select is None and ignore is None:
        return options
    chosen = replace(
        rules,
        select=rules.select if select is None else _codes(select),
        ignore=(*rules.ignore, *_codes(ignore or "")),
    )
    return replace(options, rules=chosen)


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in listed.split(",") if code.strip())


def _findings(project: Project, no_cache: bool) -> tuple[Findings, tuple[str, ...]]:
    """Every diagnostic of the wiki, and the paths of its notes."""
    with cache_of(project, no_cache) as cache, progress() as tell:
        snapshot = verdict.snapshot(project, cache)
        today = git.now(project.root)

        def judged() -> Findings:
            from pipeline import rules, runs
            from pipeline.build import compile_wiki

            if unknown := rules.unknown_selectors(project.options.rules):
                raise CannotRun(f"no rule is called {', '.join(unknown)}; `wikimill explain --all` lists them")
            return rules.judge(compile_wiki(project, cache, snapshot, today, runs.recalled, tell).wiki)

        return verdict.verdict(project, cache, snapshot, today, judged), snapshot.listing.inventory.notes
