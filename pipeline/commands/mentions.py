"""`wikimill mentions`: places that name a note and do not link to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.build import Built
from pipeline.commands.parts import arguments
from pipeline.commands.parts.naming import one_note
from pipeline.commands.parts.opening import compiled, shown_root
from pipeline.link.linking import linker
from pipeline.link.mentions.mentions import Mention, mentions, names
from pipeline.link.mentions.prose import prose
from pipeline.link.mentions.suggestion import suggestion
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.reports.jsontext import dumped
from pipeline.reports.terminal import harmless


@click.command("mentions", short_help="Find places that name a note and do not link to it.")
@arguments.paths
@arguments.directory
@click.option("--of", "asked", metavar="NOTE", help="Only mentions of this note, by its path or any of its names.")
@click.option("--all", "every", is_flag=True, help="Also repeated mentions, and of notes that are linked elsewhere.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print them.")
@arguments.no_cache
def command(
    paths: tuple[Path, ...], directory: Path | None, asked: str | None, every: bool, form: str, no_cache: bool
) -> None:
    """Find titles and aliases in prose, with Korean particles understood, that might be links."""
    scope = _scope(directory, paths)
    built = compiled(scope.project, no_cache)
    target = one_note(asked, built) if asked else None
    found = [
        each
        for each in _found(built, filter(scope.covers, built.wiki.notes), every)
        if target is None or target in each.mention.targets
    ]
    if form == "json":
        click.echo(dumped({"version": 1, "mentions": [each.data for each in found]}), nl=False)
    else:
        root = shown_root(scope.project)
        click.echo("".join(f"{harmless(each.line(root))}\n" for each in found) + _summary(found))


def _scope(directory: Path | None, paths: tuple[Path, ...]) -> arguments.Scope:
    """Raises CannotRun where a path does not exist, with the way to ask for a note by its name."""
    try:
        return arguments.scope(directory, paths)
    except CannotRun as failure:
        if "there is no such file" not in str(failure):
            raise
        raise CannotRun(f"{failure}; `--of NOTE` asks where a note is named") from None


@dataclass(frozen=True, slots=True)
class Shown:
    """A mention, where it stands, and the link that it could be."""

    mention: Mention
    place: Place
    link: str | None

    @property
    def data(self) -> dict[str, object]:
        """As `schemas/mentions.schema.json` has it."""
        said = self.mention
        return {
            "path": said.path,
            "line": self.place.line,
            "column": self.place.column,
            "end_line": self.place.end_line,
            "end_column": self.place.end_column,
            "text": said.text,
            "name": said.name,
            "notes": list(said.targets),
            "link": self.link,
            "times": said.times,
            "around": said.around,
        }

    def line(self, root: str) -> str:
        """For people."""
        said = self.mention
        ends = self.link or f"{said.text!r} may mean {' or '.join(said.targets)}"
        times = f" ({said.times} times)" if said.times > 1 else ""
        return f"{root}{said.path}:{self.place.line}:{self.place.column} {ends}{times}: {said.around}"


def _found(built: Built, paths: Iterable[str], every: bool) -> Iterator[Shown]:
    wiki = built.wiki
    known = names(wiki.notes, wiki.graph)
    resolver, _ = linker(wiki.notes, wiki.inventory, wiki.names, wiki.options)
    for path in paths:
        note = wiki.notes[path]
        if path not in wiki.graph.redirects and not note.unreadable:
            document = built.document(path)
            text = Text(document.source)
            for mention in mentions(note, prose(document, note), known, wiki.graph, every):
                yield Shown(mention, text.place(mention.start, mention.end), suggestion(mention, resolver))


def _summary(found: list[Shown]) -> str:
    if not found:
        return "No note names another without linking to it."
    notes = len({each.mention.path for each in found})
    of = len({target for each in found for target in each.mention.targets})
    return f"{counted(len(found), 'mention')} of {counted(of, 'note')} in {counted(notes, 'note')}."
