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
        return code if isinstance(code, int) else 0
    except CannotRun as failure:
        return _refuse(str(failure))
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help(), err=True)
        return 2
    except click.ClickException as failure:
        return _refuse(failure.format_message())
    except (KeyboardInterrupt, click.Abort):
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a disk that is full or read-only, a port that is taken
        where = f"{error.filename}: " if error.filename else ""
        return _refuse(f"{where}{(error.strerror or str(error)).lower()}")


def _refuse(why: str) -> int:
    print(f"{PROGRAM}: {' '.join(why.split())}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
