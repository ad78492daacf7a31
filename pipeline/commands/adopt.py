"""`wikimill adopt`: a foreign vault becomes a wiki, none of its files touched."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import click

from pipeline import rules
from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import compiled
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.frontmatter import Json
from pipeline.model.options import Options
from pipeline.project import open_project
from pipeline.store import configuration, disk, vault


@click.command("adopt", short_help="Make a wiki of notes that are there already.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@arguments.directory
@click.option("--name", help="What the site is called; without this, as the folder.")
@click.option("--dry-run", is_flag=True, help="Show the configuration, and write nothing.")
def command(target: Path, directory: Path | None, name: str | None, dry_run: bool) -> None:
    """Write a `mkdocs.yml` here that makes a wiki of the folder DIR, in its own dialect and by its own fields.

    No file of DIR is changed.
    """
    from pipeline.founding.configuration import configuration as written
    from pipeline.founding.foreign import roles
    from pipeline.plugin.hosting import language_of

    base, root = (directory or Path()).resolve(), target.resolve()
    place = _free_place(base, root)
    built = compiled(open_project(root, configured=False))
    wiki = built.wiki
    if not wiki.notes:
        raise CannotRun(f"{target}: there is no note in it")
    options = _seen(root)
    if played := roles(wiki.notes.values()):
        options["roles"] = played
    text = written((name or "").strip() or root.name, os.path.relpath(root, base), options, language_of(built))
    if dry_run:
        click.echo(text, nl=False)
        return
    disk.put(place, text.encode())
    project = open_project(base)
    found = Counter(one.severity for one in rules.judge(compiled(project).wiki))
    click.echo(
        f"wrote {os.path.relpath(place)}: {counted(len(wiki.notes), 'note')} in the dialect {project.options.dialect.name}."
    )
    click.echo(f"`wikimill check` finds {counted(found['error'], 'error')} and {counted(found['warning'], 'warning')};")
    click.echo("`wikimill check --write-baseline` takes them as they are and tells only of what is new.")


def _free_place(base: Path, root: Path) -> Path:
    """Where the configuration goes. Raises CannotRun where MkDocs would refuse it, or one is there."""
    if base.is_relative_to(root):
        raise CannotRun(f"{base}: mkdocs.yml cannot stand among the notes; run this beside {root.name}, or say -C")
    for place in (base / file for file in configuration.NAMES):
        if place.exists():
            raise CannotRun(f"{place}: is there already; add the plugin wikimill to it, and docs_dir: {root.name}")
    return base / configuration.NAMES[0]


def _seen(root: Path) -> dict[str, Json]:
    """What the vault's own tool says of it, as far as it differs from what holds anyway."""
    known = vault.settings(root)
    found: dict[str, Json] = {"dialect": known.dialect}
    if known.exclude:
        found["exclude"] = list(known.exclude)
    if known.attachment_folder:
        found["attachment_folder"] = known.attachment_folder
    if known.link_format != Options().link_format:
        found["link_format"] = known.link_format
    if known.markdown_links:
        found["markdown_links"] = True
    return found
