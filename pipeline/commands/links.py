"""`wikimill links`: every link, where it goes and why."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from pipeline import reports
from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import compiled, shown_root
from pipeline.model.link import LinkStatus

STATUSES: tuple[str, ...] = get_args(LinkStatus)


@click.command("links", short_help="List every link, where it goes and why.")
@arguments.paths
@arguments.directory
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them.")
@click.option(
    "--status", "statuses", type=click.Choice(STATUSES), multiple=True, help="Only links of this status; repeatable."
)
@arguments.no_cache
def command(
    paths: tuple[Path, ...], directory: Path | None, form: str, statuses: tuple[str, ...], no_cache: bool
) -> int:
    """List every link of the notes: what it says, where it goes, and by which rule."""
    scope = arguments.scope(directory, paths)
    wiki = compiled(scope.project, no_cache).wiki
    pairs = [
        (note.links[resolution.index], resolution)
        for path, note in wiki.notes.items()
        if scope.covers(path)
        for resolution in wiki.graph.resolutions[path]
        if not statuses or resolution.status in statuses
    ]
    parts = (*wiki.graph.redirects.items(), *((part.source, part) for part in wiki.graph.sections.values()))
    away = {source: redirect.address for source, redirect in parts if redirect.address and redirect.final is None}
    click.echo(reports.render_links(pairs, form, shown_root(scope.project), away), nl=False)
    return 0
