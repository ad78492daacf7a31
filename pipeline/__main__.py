"""The command line: one line on stderr and exit code 2 for whatever cannot run, never a traceback for bad input."""

from __future__ import annotations

import gc
import io
import os
import sys

import click

from pipeline.commands import Commands
from pipeline.model.failure import CannotRun

PROGRAM = "wikimill"


@click.command(
    cls=Commands, name=PROGRAM, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name=PROGRAM, message="%(prog)s %(version)s")
def wikimill() -> None:
    """Compile a folder of Markdown notes into a checked, linked, tested, published knowledge base."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run a command; the exit code is 0, 1 or 2 as DESIGN.md says, 130 after Ctrl-C."""
    gc.disable()  # one command and the process ends: what a run makes lives as long as the run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file name need not be valid UTF-8, nor the terminal know Korean
            stream.reconfigure(errors="backslashreplace")
    try:
        code = wikimill.main(args=arguments, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (CannotRun, click.ClickException, OSError) as failure:
        print(f"{PROGRAM}: {' '.join(_why(failure).split())}", file=sys.stderr)
        return 2
    return code if isinstance(code, int) else 0


def _why(failure: Exception) -> str:
    """The one line that says what could not be done."""
    if isinstance(failure, click.exceptions.NoArgsIsHelpError):
        return f"no command was named; `{failure.ctx.command_path} --help` lists them"
    if isinstance(failure, click.ClickException):
        return failure.format_message()
    if isinstance(failure, OSError):  # a disk that is full or read-only, a port that is taken
        where = f"{failure.filename}: " if failure.filename else ""
        return f"{where}{(failure.strerror or str(failure)).lower()}"
    return str(failure)


if __name__ == "__main__":
    main()
