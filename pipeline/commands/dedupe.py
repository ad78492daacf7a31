"""`wikimill dedupe`: duplicates found, planned, reviewed, merged, and taken back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.parts import arguments
from pipeline.commands.parts.cleaning import account, draft_of, may_write, read_plan, write_back, write_file
from pipeline.commands.parts.opening import compiled
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.project import Project
from pipeline.reports.terminal import harmless
from pipeline.store import ledger, trash

if TYPE_CHECKING:
    from pipeline.model.plan import Plan

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.group("dedupe", short_help="Find duplicates, and merge them on a reviewed plan.")
def command() -> None:
    """Find notes that name one concept, plan their merges, review the plan, apply it, and take it back."""


@command.command("plan", short_help="Write a plan of possible merges.")
@arguments.directory
@click.option("-o", "--output", metavar="PLAN", type=_FILE, required=True, help="Where to; `-` is stdout.")
def plan(directory: Path | None, output: Path) -> None:
    """Write a plan of the merges that a wiki could do with."""
    from pipeline.merging.planfile import render
    from pipeline.merging.planning import plan_of

    built = compiled(arguments.scope(directory, ()).project)
    draft, orders = draft_of(built)
    made = plan_of(draft, orders, ledger.rejected(built.project))
    text = render(made)
    if str(output) == "-":
        click.echo(text, nl=False)
        return
    write_file(output, text)
    click.echo(harmless(_summary(made, output)))


def _summary(made: Plan, output: Path) -> str:
    tiers = Counter(cluster.tier for cluster in made.clusters)
    notes = len({path for cluster in made.clusters for path in cluster.members})
    told = ", ".join(f"{tiers[tier]} {tier}" for tier in ("auto", "auto-stub", "review") if tiers[tier])
    offers = [(len(made.relations), "relation"), (len(made.names), "shared name")]
    also = "".join(f", {counted(count, what)} offered" for count, what in offers if count)
    if not made.clusters:
        return f"No duplicates were found{also}: {output}"
    return f"{counted(len(made.clusters), 'cluster')} of {counted(notes, 'note')} ({told}){also}: {output}"


@command.command("apply", short_help="Merge what a reviewed PLAN says.")
@click.argument("plan_file", metavar="PLAN", type=_FILE)
@arguments.directory
@click.option("--force", is_flag=True, help="Also where Git does not have the wiki as it is.")
def apply_plan(plan_file: Path, directory: Path | None, force: bool) -> None:
    """Do what a reviewed PLAN says: merge, remember what is to be kept apart, rewrite every link."""
    from pipeline.merging.deciding import decide

    project = arguments.scope(directory, ()).project
    made = read_plan(plan_file)
    may_write(project, force, plan_file)
    built = compiled(project)
    draft, orders = draft_of(built)
    done = decide(draft, made, orders)
    known = ledger.rejected(project)
    extra = {ledger.PATH: ledger.written((*known, *done.rejected))} if set(done.rejected) - set(known) else {}
    if not done.merged.draft.changed and not extra:
        click.echo("Nothing to do: no cluster of the plan says merge, and nothing is new that it keeps apart.")
        return
    record = write_back(built, done.merged.draft, "dedupe apply", made.id, extra)
    for line in account(done, record, arguments.once_more(directory)):
        click.echo(harmless(line))


@command.command("undo", short_help="Take back a merge or a clean-up, byte for byte.")
@click.argument("what", metavar="[PLAN|ID]", required=False)
@arguments.directory
@click.option(
    "--force", is_flag=True, help="Also where files were changed since; .wikimill/trash keeps what they held."
)
def undo(what: str | None, directory: Path | None, force: bool) -> None:
    """Take back the last merge or clean-up, or the one of a PLAN or an ID, byte for byte."""
    project = arguments.scope(directory, ()).project
    done = trash.undo(project, _id(what), force)
    record, count = done.record, len(done.record.files)
    click.echo(f"Took back {record.id} (`wikimill {record.what}`): {count} file{'' if count == 1 else 's'} as before.")
    if done.kept:
        click.echo(f"What was changed since is kept: {done.kept}")


def _id(what: str | None) -> str | None:
    """The id of a plan by its file, or as it is named."""
    if what is None or not Path(what).is_file():
        return what
    return read_plan(Path(what)).id


@command.command("review", short_help="Show the notes of a PLAN side by side, and ask.")
@click.argument("plan_file", metavar="PLAN", type=_FILE)
@arguments.directory
@click.option("--all", "every", is_flag=True, help="Ask about every cluster, not only about those for later.")
def review(plan_file: Path, directory: Path | None, every: bool) -> None:
    """Show the notes of each cluster of a PLAN side by side, and ask what to do with them."""
    from pipeline.commands.parts.reviewing import reviewed

    made = read_plan(plan_file)
    project = arguments.scope(directory, ()).project
    reviewed(compiled(project), made, plan_file, every, arguments.once_more(directory))


@command.command("ledger")
@arguments.directory
@click.option("--forget", metavar="A B", nargs=2, help="Let the pair of two paths be offered again.")
def show_ledger(directory: Path | None, forget: tuple[str, str] | None) -> None:
    """List the pairs that somebody said are different."""
    project = arguments.scope(directory, ()).project
    if forget:
        _forget(project, (min(forget), max(forget)))
    for pair in ledger.rejected(project):
        click.echo(harmless(f"{pair.members[0]} ≠ {pair.members[1]}  {pair.why}"))


def _forget(project: Project, members: tuple[str, str]) -> None:
    from pipeline.store import journal

    known = ledger.rejected(project)
    left = [pair for pair in known if pair.members != members]
    if len(left) == len(known):
        raise CannotRun(f"{' and '.join(members)} are no rejected pair; `wikimill dedupe ledger` lists them")
    journal.apply(project, {ledger.PATH: ledger.written(left)}, "dedupe ledger --forget")
