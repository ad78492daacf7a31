"""`wikimill build`: all stages and the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from pipeline import reports, rules, runs
from pipeline.build import compile_wiki
from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import cache_of
from pipeline.commands.parts.progress import progress
from pipeline.commands.parts.showing import report
from pipeline.model.note import Note
from pipeline.model.project import Project
from pipeline.store import git
from pipeline.store.cache import Cache
from pipeline.verdict import snapshot


@click.command("build", short_help="Check, run and publish the wiki.")
@arguments.directory
@click.option("--strict", is_flag=True, help="Exit code 1 for warnings, too.")
@arguments.no_cache
def command(directory: Path | None, strict: bool, no_cache: bool) -> int:
    """Run all stages and write the site. Exit code 1: there was an error; the site is written all the same."""
    from pipeline.plugin import hosting

    project = arguments.scope(directory, ()).project
    with cache_of(project, no_cache) as cache, progress() as tell:

        def executed(project: Project, cache: Cache, notes: Mapping[str, Note]) -> runs.Runs:
            return runs.executed(project, cache, notes, tell, os.cpu_count() or 1).shown

        built = compile_wiki(project, cache, snapshot(project, cache), git.now(project.root), executed, tell)
        found = rules.judge(built.wiki)
        tell("publish", 0, len(built.wiki.notes))
        sound = hosting.write_site(built, strict=strict, cache=cache)
    loud = tuple(diagnostic for diagnostic in found if diagnostic.severity != "info")
    click.echo(reports.render(report(project, loud, len(built.wiki.notes), "full"), "full"), nl=False)
    click.echo(f"The site is in {os.path.relpath(project.site)}.")
    return 1 if not sound or any(diagnostic.severity == "error" or strict for diagnostic in loud) else 0
