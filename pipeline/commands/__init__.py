"""One thin file a command: parse the arguments, call the pipeline, print.

A command's module is imported when it is called, so that none pays for another's imports.
"""

from __future__ import annotations

from importlib import import_module

import click

NAMES = (
    "check",
    "links",
    "graph",
    "test",
    "build",
    "serve",
    "init",
    "adopt",
    "new",
    "export",
    "explain",
    "mv",
    "mentions",
    "dedupe",
    "tidy",
    "recover",
)


class Commands(click.Group):
    """The commands by name; `pipeline/commands/NAME.py` holds `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which a newcomer meets them."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """One command, imported now; None for an unknown name, which click reports with the nearest ones."""
        if name not in NAMES:
            return None
        command = import_module(f"pipeline.commands.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name for one that is unknown."""
        if args and args[0] not in NAMES and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], NAMES, n=1)
            ctx.fail(
                f"there is no command {args[0]!r}"
                + (f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(NAMES)}")
            )
        return super().resolve_command(ctx, args)
