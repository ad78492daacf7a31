"""`wikimill recover`: finish an edit that was interrupted."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import shown_root
from pipeline.model.counted import counted
from pipeline.model.project import Project
from pipeline.store import journal


@click.command("recover", short_help="Finish an interrupted edit.")
@arguments.directory
@click.option("--revert", is_flag=True, help="Take the edit back instead: every file as it was.")
@click.option(
    "--overwrite", is_flag=True, help="Also where a file was changed since; .wikimill/trash keeps what it held."
)
@click.option("--forget", is_flag=True, help="Leave every file as it is now.")
def command(directory: Path | None, revert: bool, overwrite: bool, forget: bool) -> None:
    """Complete an edit of several files that was interrupted, so that no file of it is old beside others that are new."""
    if forget and (revert or overwrite):
        raise click.UsageError("--forget leaves every file as it is; it goes with no other option")
    project = arguments.scope(directory, ()).project
    click.echo(_forgotten(project) if forget else _recovered(project, revert, overwrite))


def _forgotten(project: Project) -> str:
    if journal.forget(project):
        return "The interrupted edit is forgotten; every file is as it was found."
    return "No edit was interrupted."


def _recovered(project: Project, revert: bool, overwrite: bool) -> str:
    done = journal.recover(project, "revert" if revert else "complete", overwrite)
    if done is None:
        return "No edit was interrupted."
    word = "Took back" if revert else "Completed"
    kept = [f"Kept what was changed since: {place}" for place in done.kept]
    files = f"{counted(done.files, 'file')} of {shown_root(project) or './'}"
    return "\n".join((f"{word} `wikimill {done.what}`: {files}.", *kept))
