"""`wikimill new`: a new note that passes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import validate
from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import compiled, shown_root
from pipeline.model.failure import CannotRun
from pipeline.model.globs import matcher
from pipeline.store import disk, journal, schemas
from pipeline.store.inside import located

if TYPE_CHECKING:
    from pipeline.model.frontmatter import Json
    from pipeline.model.project import Project


@click.command("new", short_help="Write a new note that passes.")
@click.argument("title")
@arguments.directory
@click.option("--in", "folder", metavar="FOLDER", help="The wiki's folder for it; without this, the folder you are in.")
@click.option("--category", help="Its category; without this, that of most notes there.")
@click.option("--field", "fields", metavar="NAME=VALUE", multiple=True, help="A front-matter field; repeatable.")
def command(
    title: str, directory: Path | None, folder: str | None, category: str | None, fields: tuple[str, ...]
) -> None:
    """Write a new note called TITLE, with the front matter and the sections that its schema asks for.

    Refused where a note is called so already.
    """
    from pipeline.commands.parts.cleaning import draft_of
    from pipeline.founding.note import fresh
    from pipeline.tidying.heads import Heads

    project = arguments.scope(directory, ()).project
    built = compiled(project)
    texts = schemas.texts(project.schemas)
    draft, _ = draft_of(built)
    judges = validate.compile_schemas(texts, names={name for _, name in project.options.schemas})
    path, text = fresh(
        title,
        _folder(project, folder, directory),
        category,
        dict(map(_field, fields)),
        draft,
        Heads.of(texts, project.options, built.wiki.now),
        lambda note: list(validate.validate(note, judges, project.options)),
    )
    if not disk.belongs(path, matcher(project.options.exclude)):
        raise CannotRun(f"{path}: would not belong to the wiki: in `build`, or excluded by the configuration")
    journal.apply(project, {path: text.encode()}, "new", based_on={path: None})
    click.echo(f"{shown_root(project)}{path}")


def _folder(project: Project, asked: str | None, directory: Path | None) -> str:
    """The folder of the wiki that is meant. Raises CannotRun for one that a wiki cannot have."""
    if asked is None:
        here = os.path.relpath((directory or Path()).resolve(), project.root)
        return "" if here == "." or here.startswith("..") else Path(here).as_posix()
    folder = asked.strip("/")
    if folder and folder != ".":
        located(project, f"{folder}/x.md")
    return "" if folder == "." else folder


def _field(said: str) -> tuple[str, Json]:
    import yaml

    from pipeline.founding.unicode import demand_unicode

    demand_unicode(said)
    name, mark, value = said.partition("=")
    if not mark or not name.strip():
        raise CannotRun(f"--field {said!r}: say it as NAME=VALUE")
    try:
        read = yaml.load(value, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        read = value
    return name.strip(), read if isinstance(read, str | int | float | bool | list | None) else value
