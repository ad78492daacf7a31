"""`wikimill init`: a new wiki."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.commands.parts import arguments
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.suffix import stem
from pipeline.store import disk

NOTES = "wiki"
_OF_REPOSITORIES = frozenset(
    {"README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "LICENCE", "SECURITY", "CODE_OF_CONDUCT", "AUTHORS", "NOTICE"}
)
IGNORED = "build/\n.wikimill/trash/\n.wikimill/journal/\n"


@click.command("init", short_help="Begin a new wiki.")
@click.argument("target", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@arguments.directory
@click.option("--name", help="What the site is called; without this, as the folder.")
def command(target: Path | None, directory: Path | None, name: str | None) -> None:
    """Begin a wiki here or in the folder DIR: `mkdocs.yml`, a folder `wiki` with its first note, and what Git leaves out."""
    from pipeline.founding.configuration import configuration

    base = ((directory or Path()) / (target or "")).resolve()
    _demand_free(base)
    called = " ".join((name or "").split()) or " ".join(base.name.split()) or "Wiki"
    settings = configuration(called, NOTES, {"schemas": {"**": "note.schema.json"}})
    texts = {"mkdocs.yml": settings, f"{NOTES}/index.md": _home(called, base)}
    if not (base / ".gitignore").exists():
        texts[".gitignore"] = IGNORED
    for path, text in texts.items():
        disk.put(base / path, text.encode())
    click.echo("\n".join(f"wrote {os.path.relpath(base / path) if target else path}" for path in texts))
    if others := _other_notes(base):
        click.echo(
            f"Left alone: {counted(others, 'note')} beside it; `wikimill adopt DIR` makes a wiki of a folder of notes."
        )
    click.echo(
        "Next: `wikimill new TITLE` writes a note, `wikimill check` judges all, `wikimill build` makes the site."
    )


def _demand_free(base: Path) -> None:
    """Raises CannotRun where a wiki is, or notes that someone keeps in another program."""
    if base.exists() and not base.is_dir():
        raise CannotRun(f"{base}: is no folder")
    for taken in (base / "mkdocs.yml", base / "mkdocs.yaml", base / NOTES):
        if taken.exists() and not (taken.is_dir() and not any(taken.iterdir())):
            raise CannotRun(f"{taken}: is there already; `wikimill adopt DIR` makes a wiki of notes that are there")
    if (base / ".obsidian").is_dir():
        raise CannotRun(
            f"{base}: is an Obsidian vault, which `wikimill check` reads as it is; "
            f"`wikimill adopt {base.name}`, called beside it, makes a site of it"
        )


def _other_notes(base: Path) -> int:
    """How many notes stand beside the new wiki; what every repository has is none."""
    found = disk.scan(base, (f"/{NOTES}",)).inventory.notes
    return sum(stem(path).upper() not in _OF_REPOSITORIES for path in found)


def _home(name: str, base: Path) -> str:
    """The first note, which stands for the wiki's root."""
    from dataclasses import replace

    from pipeline.model.options import Options
    from pipeline.store import git, schemas
    from pipeline.tidying.heads import Heads

    options = replace(Options(), schemas=(("**", "note.schema.json"),))
    now = git.now(base if base.is_dir() else Path())
    head = Heads.of(schemas.texts((schemas.shipped(),)), options, now).head("index.md", name, "Home", ("moc",))
    return f"{head}\nHere the wiki begins: the notes that matter most, in an order in which they can be read.\n"
