"""The note that someone means on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.build import Built
from pipeline.model.failure import CannotRun


def one_note(name: str, built: Built) -> str:
    """The path of the note or attachment that is meant, redirects followed. Raises CannotRun where none is."""
    from pipeline.link.queries.named import named

    wiki, file = built.wiki, Path(name).resolve()
    inside = file.relative_to(built.project.root).as_posix() if file.is_relative_to(built.project.root) else ""
    asked = f"/{inside}" if inside in wiki.graph.nodes else name
    found = named(asked, wiki.inventory, wiki.names, wiki.options, wiki.graph)
    if not found:
        raise CannotRun(f"nothing is called {name!r}{nearest(name, built)}")
    if len(found) > 1:
        click.echo(f"{name!r} may mean {', '.join(found)}; taken is the first", err=True)
    return found[0]


def nearest(name: str, built: Built) -> str:
    """The end of a message about a name that no note bears."""
    from pipeline.link.queries.wanted import Neighbours

    near = Neighbours(built.wiki.names).of(name, 1)
    if near:
        return f"; did you mean {near[0].name!r} ({near[0].path})?"
    return "; `wikimill graph hubs` lists some notes"
