"""`wikimill serve`: build, serve, rebuild on change, reload the browser."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from pipeline.commands.parts import arguments
from pipeline.model.failure import CannotRun


@click.command("serve", short_help="Serve the site and rebuild it on change.")
@arguments.directory
@click.option(
    "-a", "--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to serve."
)
def command(directory: Path | None, address: str) -> None:
    """Build the site, serve it, rebuild it whenever a note changes, and reload the browser. Ctrl-C ends it."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotRun(
            f"--address is {address!r}; it must be HOST:PORT with a port from 1 to 65535, as 127.0.0.1:8000"
        )
    from pipeline.plugin import hosting

    gc.enable()  # unlike the other commands this one goes on
    try:
        hosting.serve(arguments.scope(directory, ()).project, address)
    except OSError as error:
        raise CannotRun(
            f"{address}: cannot serve there: {(error.strerror or str(error)).lower()}; name another with -a"
        ) from None
