"""`wikimill graph`: the graph exported and asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.build import Built, at_revision
from pipeline.commands.parts import arguments
from pipeline.commands.parts.naming import one_note
from pipeline.commands.parts.opening import compiled
from pipeline.link.exports import EXPORTS, export
from pipeline.model.failure import CannotRun
from pipeline.model.wiki import Wiki
from pipeline.reports.jsontext import dumped
from pipeline.reports.terminal import harmless
from pipeline.store import disk, git

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group("graph", short_help="Ask the link graph, or export it.")
def command() -> None:
    """Ask the link graph of a wiki, or export it for other programs. A NOTE is meant by its path or any of its names."""


def question(listed: Command) -> Command:
    """`-C DIR` and `--format`, which every question has."""
    form = click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer."
    )
    answered: Command = arguments.directory(form(listed))
    return answered


def limited(listed: Command) -> Command:
    """`--limit`, for answers that rank."""
    limit = click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many.")
    ranked: Command = limit(listed)
    return ranked


def answer(form: str, name: str, value: object, lines: Iterable[str], nothing: str = "") -> None:
    """Print an answer: as JSON under its name, or a line for each part of it. `nothing`: what is said of an empty one."""
    told = [harmless(line) for line in lines] if form == "text" else []
    if form == "json":
        click.echo(dumped({"version": 1, name: value}), nl=False)
    elif told:
        click.echo("\n".join(told))
    else:
        click.echo(harmless(nothing), err=True)


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
        disk.write_whole(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise CannotRun(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}") from None


@command.command("orphans")
@question
def list_orphans(directory: Path | None, form: str) -> None:
    """List the notes that nothing links to."""
    from pipeline.link.queries.orphans import orphans

    found = orphans(_wiki(directory).graph)
    answer(form, "orphans", list(found), found, "Every note is linked from another one.")


@command.command("hubs")
@question
@limited
def list_hubs(directory: Path | None, form: str, limit: int) -> None:
    """List the notes that most others link to: how many do, and to how many the note itself links."""
    from pipeline.link.queries.hubs import hubs

    found = hubs(_wiki(directory).graph, limit)
    lines = (f"{hub.inbound:>6} ← {hub.outbound:>4} →  {hub.path}  {hub.title}" for hub in found)
    answer(form, "hubs", [asdict(hub) for hub in found], lines, "No note links to another.")


@command.command("wanted")
@question
@limited
def list_wanted(directory: Path | None, form: str, limit: int) -> None:
    """List what links ask for and does not exist, by demand, with the nearest notes."""
    from pipeline.link.queries.wanted import Wanted, wanted

    def lines(want: Wanted) -> Iterable[str]:
        yield f"{want.notes:>6}  {want.name}  (first at {want.asks[0].path}:{want.asks[0].line})"
        yield from (f"        near {near.path}: {near.why}" for near in want.near)

    wiki = _wiki(directory)
    found = wanted(wiki.graph, wiki.names, limit)
    told = (line for want in found for line in lines(want))
    answer(form, "wanted", [asdict(want) for want in found], told, "Every link ends somewhere.")


@command.command("backlinks")
@click.argument("note")
@question
def list_backlinks(note: str, directory: Path | None, form: str) -> None:
    """List the links that end at a NOTE or attachment, with the sentences they stand in."""
    from pipeline.link.queries.backlinks import Backlink, backlinks

    def line(link: Backlink) -> str:
        detour = f"  (by {link.redirected_from})" if link.redirected_from else ""
        return f"{link.path}:{link.line}:{link.column} {link.sentence or link.raw}{detour}"

    built = _built(directory)
    path = one_note(note, built)
    found = backlinks(path, built.wiki.graph, built.wiki.notes)
    answer(form, "backlinks", [asdict(each) for each in found], map(line, found), f"Nothing links to {path}.")


@command.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@question
def show_path(start: str, end: str, directory: Path | None, form: str) -> None:
    """Show a shortest way from note A to note B along the links."""
    from pipeline.link.queries.route import route

    built = _built(directory)
    found = route(one_note(start, built), one_note(end, built), built.wiki.graph)
    if found is None:
        answer(form, "path", None, [f"No way leads from {start} to {end}, with or against the links."])
        return
    against = [] if found.forward else ["No way follows the links; this one goes against some of them:"]
    answer(form, "path", asdict(found), [*against, *found.nodes])


@command.command("stats")
@question
def show_stats(directory: Path | None, form: str) -> None:
    """Count notes, links and components."""
    from pipeline.link.queries.stats import stats

    wiki = _wiki(directory)
    counts = asdict(stats(wiki.graph, wiki.notes, wiki.options.snippets.fixtures))
    answer(form, "stats", counts, (f"{name.replace('_', ' ') + ':':20} {_figure(counts[name])}" for name in counts))


def _figure(value: int | float | dict[str, int]) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{kind} {count:,}" for kind, count in value.items()) or "none"
    return f"{value:,.4g}" if isinstance(value, float) else f"{value:,}"


@command.command("components")
@question
def list_components(directory: Path | None, form: str) -> None:
    """List the parts of the wiki that no link joins, the largest first, each by its first notes."""
    from pipeline.link.queries.structure import components

    def line(part: tuple[str, ...]) -> str:
        return f"{len(part):>6}  {', '.join(part[:3])}{', …' if len(part) > 3 else ''}"

    found = components(_wiki(directory).graph)
    answer(form, "components", [list(part) for part in found], map(line, found), "There are no notes.")


@command.command("cuts")
@question
def list_cuts(directory: Path | None, form: str) -> None:
    """List the notes without which a part of the wiki would fall apart."""
    from pipeline.link.queries.structure import articulations

    found = articulations(_wiki(directory).graph)
    answer(form, "cuts", list(found), found, "No single note holds the others together.")


@command.command("circles")
@question
def list_circles(directory: Path | None, form: str) -> None:
    """List the circles among relations that lead upward: broader notes, wholes, prerequisites."""
    from pipeline.link.queries.structure import hierarchy_cycles

    found = hierarchy_cycles(_wiki(directory).graph)
    lines = (f"{cycle.hierarchy}: {' → '.join((*cycle.notes, cycle.notes[0]))}" for cycle in found)
    answer(form, "circles", [asdict(cycle) for cycle in found], lines, "No relation goes round in a circle.")


@command.command("rank")
@question
@limited
def list_ranks(directory: Path | None, form: str, limit: int) -> None:
    """List the notes at which a reader who follows links at random spends most time (PageRank)."""
    from pipeline.link.queries.structure import page_rank

    ranked = sorted(page_rank(_wiki(directory).graph).items(), key=lambda item: (-item[1], item[0]))[:limit]
    value = [{"path": path, "share": share} for path, share in ranked]
    answer(form, "rank", value, (f"{share:7.2%}  {path}" for path, share in ranked), "There are no notes.")


@command.command("diff")
@click.argument("before", metavar="REV1")
@click.argument("after", metavar="REV2")
@question
def show_difference(before: str, after: str, directory: Path | None, form: str) -> None:
    """Say what changed in the graph between two Git revisions."""
    from pipeline.link.queries.difference import difference

    project = arguments.scope(directory, ()).project
    old, new = (
        at_revision(project, git.tree(project.root, revision), git.now(project.root)).graph
        for revision in (before, after)
    )
    change = difference(old, new, git.renamed(project.root, before, after))
    members = (
        f"{name.replace('_', ' ')}: {member if isinstance(member, str) else ' → '.join(member)}"
        for name, members in asdict(change).items()
        for member in members
    )
    answer(form, "diff", {"summary": change.summary, **asdict(change)}, (change.summary, *members))


def _built(directory: Path | None) -> Built:
    return compiled(arguments.scope(directory, ()).project)


def _wiki(directory: Path | None) -> Wiki:
    return _built(directory).wiki
