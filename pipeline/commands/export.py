"""`wikimill export`: the wiki as plain Markdown, for other builders."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import compiled
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.store import disk, folder


@click.command("export", short_help="Write the wiki as plain Markdown with relative links.")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@arguments.directory
def command(target: Path, directory: Path | None) -> None:
    """Write the public notes and the attachments that they use into the folder DIR as plain Markdown, for other builders.

    Wikilinks, embeds and links by reference become relative Markdown links to where they lead, comments go, paths and
    front matter stay. DIR is new, empty, or an earlier export, which is replaced.
    """
    from pipeline.publish.export.plain import plain

    project = arguments.scope(directory, ()).project
    folder.demand_free(target, project.root)
    built = compiled(project)
    exported = plain(built.wiki, built.document)
    count = 0
    with folder.made(target) as place:
        for path, text in exported.notes:
            disk.put(place / path, text.encode("utf-8", "surrogateescape"))
            count += 1
        for path in exported.attachments:
            file = disk.read_source(project.root, path)
            if file.error is not None:
                raise CannotRun(f"{path}: cannot be read: {file.error}; nothing was written")
            disk.put(place / path, file.data)
    left = len(built.wiki.notes) - count
    private = f" {counted(left, 'private or unreadable note')} left out." if left else ""
    click.echo(
        f"{counted(count, 'note')} and {counted(len(exported.attachments), 'attachment')} are in {target}.{private}"
    )
