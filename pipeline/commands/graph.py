"""`wikimill graph`: the graph exported and asked."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from pipeline.build import Built, at_revision
from pipeline.commands import arguments
from pipeline.commands.opening import compiled
from pipeline.link.exports import EXPORTS, export
from pipeline.model.failure import CannotRun
from pipeline.model.wiki import Wiki
from pipeline.store import disk, git


@click.group("graph", short_help="Ask the link graph, or export it.")
def command() -> None:
    """Ask the link graph of a wiki, or export it for other programs."""


def _built(directory: Path | None) -> Built:
    return compiled(arguments.scope(directory, ()).project)


def _wiki(directory: Path | None) -> Wiki:
    return _built(directory).wiki


@command.command("export")
@arguments.directory
@click.option("--format", "form", type=click.Choice(sorted(EXPORTS)), default="json", help="The format.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Where to; else to stdout."
)
def export_graph(directory: Path | None, form: str, output: Path | None) -> None:
    """Write the whole graph in a format that other programs read."""
    wiki = _wiki(directory)
    text = export(wiki.graph, wiki.notes, form)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        disk.write_whole(output, text.encode("utf-8"))
    except OSError as error:
        raise CannotRun(f"{output}: cannot be written: {error.strerror}") from None


@command.command("orphans")
@arguments.directory
def list_orphans(directory: Path | None) -> None:
    """List the notes that nothing links to."""
    from pipeline.link.queries.orphans import orphans

    for path in orphans(_wiki(directory).graph):
        click.echo(path)


@command.command("hubs")
@arguments.directory
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
def list_hubs(directory: Path | None, limit: int) -> None:
    """List the notes that most others link to."""
    from pipeline.link.queries.hubs import hubs

    for hub in hubs(_wiki(directory).graph, limit):
        click.echo(f"{hub.inbound:>6} ← {hub.outbound:>4} →  {hub.path}  {hub.title}")


@command.command("wanted")
@arguments.directory
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
def list_wanted(directory: Path | None, limit: int) -> None:
    """List what links ask for and does not exist, by demand, with the nearest notes."""
    from pipeline.link.queries.wanted import wanted

    wiki = _wiki(directory)
    for want in wanted(wiki.graph, wiki.names, limit):
        first = want.asks[0]
        click.echo(f"{want.notes:>6}  {want.name}  (first at {first.path}:{first.line})")
        for near in want.near:
            click.echo(f"        near {near.path}: {near.why}")


@command.command("backlinks")
@click.argument("note")
@arguments.directory
def list_backlinks(note: str, directory: Path | None) -> None:
    """List the links that end at a NOTE, with the sentences they stand in. A note is meant by path, id, title or alias."""
    from pipeline.link.queries.backlinks import backlinks

    wiki = _wiki(directory)
    for backlink in backlinks(_one(note, wiki), wiki.graph, wiki.notes):
        click.echo(f"{backlink.path}:{backlink.line}:{backlink.column} {backlink.sentence}")


@command.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@arguments.directory
def show_path(start: str, end: str, directory: Path | None) -> None:
    """Show a shortest way from note A to note B along the links."""
    from pipeline.link.queries.route import route

    wiki = _wiki(directory)
    found = route(_one(start, wiki), _one(end, wiki), wiki.graph)
    if found is None:
        click.echo(f"No way leads from {start} to {end}, with or against the links.")
        return
    if not found.forward:
        click.echo("No way follows the links; this one goes against some of them:")
    click.echo("\n".join(found.nodes))


@command.command("stats")
@arguments.directory
def show_stats(directory: Path | None) -> None:
    """Count notes, links and components."""
    from pipeline.link.queries.stats import stats

    wiki = _wiki(directory)
    for name, value in asdict(stats(wiki.graph, wiki.notes)).items():
        words = name.replace("_", " ")
        if isinstance(value, dict):
            click.echo(f"{words + ':':20} {', '.join(f'{count:,} {kind}' for kind, count in value.items()) or 'none'}")
        else:
            click.echo(f"{words + ':':20} {value:,.4g}" if isinstance(value, float) else f"{words + ':':20} {value:,}")


@command.command("diff")
@click.argument("before", metavar="REV1")
@click.argument("after", metavar="REV2")
@arguments.directory
def show_difference(before: str, after: str, directory: Path | None) -> None:
    """Say what changed in the graph between two Git revisions."""
    from pipeline.link.queries.difference import difference

    project = arguments.scope(directory, ()).project
    graphs = [
        at_revision(project, git.tree(project.root, revision), git.now(project.root)).graph
        for revision in (before, after)
    ]
    change = difference(*graphs)
    click.echo(change.summary)
    for name, members in asdict(change).items():
        for member in members:
            click.echo(f"{name.replace('_', ' ')}: {member if isinstance(member, str) else ' → '.join(member)}")


def _one(name: str, wiki: Wiki) -> str:
    """The path of the note that is meant. Raises CannotRun where none is."""
    from pipeline.link.queries.named import named

    found = named(name, wiki.inventory, wiki.names, wiki.options)
    if not found:
        raise CannotRun(f"no note is called {name!r}; `wikimill graph hubs` lists some")
    return found[0]
