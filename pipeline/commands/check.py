"""`wikimill check`: every diagnostic of a wiki; nothing is executed."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from pipeline import reports
from pipeline.commands.parts import arguments
from pipeline.commands.parts.arguments import Scope
from pipeline.commands.parts.checking import checking
from pipeline.commands.parts.opening import shown_root
from pipeline.model.options import Options
from pipeline.store import baseline

_FOR_PEOPLE = ("full", "concise")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    form: str
    select: str | None
    ignore: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: Path | None
    no_baseline: bool
    write_baseline: bool
    statistics: bool
    watch: bool
    no_cache: bool

    @property
    def mends(self) -> bool:
        """Whether notes are to be written."""
        return (self.fix or self.unsafe_fixes) and not self.diff

    @property
    def narrow(self) -> bool:
        """Whether only some rules are asked."""
        return self.select is not None or self.ignore is not None

    @property
    def renderer(self) -> str:
        """How the report is printed."""
        if not self.statistics:
            return self.form
        return "statistics_json" if self.form == "json" else "statistics"


@click.command("check", short_help="Report every fault of the notes, and mend what can be mended.")
@arguments.paths
@arguments.directory
@click.option("--format", "form", type=click.Choice(reports.FORMATS), default="full", help="How to print the findings.")
@click.option(
    "--select", metavar="CODES", help="Only these rules: codes, names, families, DEFAULT or ALL, with commas between."
)
@click.option("--ignore", metavar="CODES", help="Leave these rules out; as --select names them.")
@click.option("--fix", is_flag=True, help="Make the fixes that certainly keep the meaning, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="As --fix, with the fixes that need a second look.")
@click.option(
    "--diff",
    is_flag=True,
    help="Print what --fix would change and write nothing. Exit code 1 if it would change anything, else 0, as of ruff.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Report only what this file does not cover. Without it .wikimill/baseline.json counts, if there is one.",
)
@click.option("--no-baseline", is_flag=True, help="Report what a baseline covers, too.")
@click.option("--write-baseline", is_flag=True, help="Make the baseline cover all that is found now.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@arguments.no_cache
def command(paths: tuple[Path, ...], directory: Path | None, **wishes: Any) -> int:
    """Judge front matter, names, links, snippets and structure.

    Exit code 1: an error or a warning was found that no baseline covers.
    """
    asked = Wishes(**wishes)
    _refuse_contradictions(asked)
    if asked.watch:
        from pipeline.commands.parts.watching import watch

        watch(
            lambda: arguments.scope(directory, paths).project, lambda: _once(arguments.scope(directory, paths), asked)
        )
    return _once(arguments.scope(directory, paths), asked)


def _refuse_contradictions(asked: Wishes) -> None:
    """Raises click's UsageError for options that do not go together."""
    if asked.statistics and asked.form not in (*_FOR_PEOPLE, "json"):
        raise click.UsageError(f"--statistics can be printed as full, concise or json, not as {asked.form}")
    if asked.no_baseline and (asked.baseline or asked.write_baseline):
        raise click.UsageError("--no-baseline goes with neither --baseline nor --write-baseline")
    if asked.write_baseline and (asked.diff or asked.watch):
        raise click.UsageError("--write-baseline goes with neither --diff nor --watch")


def _once(scope: Scope, asked: Wishes) -> int:
    """One check, with all that was asked for."""
    judged = replace(scope, project=replace(scope.project, options=_selecting(scope.project.options, asked)))
    if asked.diff:
        return _difference(judged, scope, asked)
    account = _mended(judged, scope, asked) if asked.mends else ""
    return _reported(judged, asked, account)


def _selecting(options: Options, asked: Wishes) -> Options:
    """The options with what the command line selects."""
    if not asked.narrow:
        return options
    rules = options.rules
    chosen = replace(
        rules,
        select=rules.select if asked.select is None else _codes(asked.select),
        ignore=(*rules.ignore, *_codes(asked.ignore or "")),
    )
    return replace(options, rules=chosen)


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in listed.split(",") if code.strip())


def _difference(scope: Scope, usual: Scope, asked: Wishes) -> int:
    """Print what fixing would change."""
    from pipeline.commands.parts import fixing

    with checking(scope.project, asked.no_cache) as check:
        bench = fixing.Bench(check, usual.project.options.rules)
        done = fixing.mended(bench, asked.unsafe_fixes, scope.covers)
        patch = fixing.patch(bench, done, shown_root(scope.project))
    click.echo(patch, nl=False)
    if account := fixing.account(done, shown_root(scope.project), would=True):
        click.echo(account, err=True)
    return 1 if patch else 0


def _mended(scope: Scope, usual: Scope, asked: Wishes) -> str:
    """Fix what can be fixed; answers with what was done, in lines for people."""
    from pipeline.commands.parts import fixing
    from pipeline.store import journal

    if done := journal.recover(scope.project):
        click.echo(f"wikimill: completed `wikimill {done.what}` first, which was interrupted", err=True)
    with checking(scope.project, asked.no_cache) as check:
        bench = fixing.Bench(check, usual.project.options.rules)
        mended = fixing.mended(bench, asked.unsafe_fixes, scope.covers)
        if mended.texts:
            fixing.write(bench, mended)
    return fixing.account(mended, shown_root(scope.project))


def _reported(scope: Scope, asked: Wishes, account: str) -> int:
    """Print what is found; the exit code says whether it is new and more than information."""
    partial = asked.narrow or bool(scope.parts)
    with checking(scope.project, asked.no_cache) as check:
        wrote = ""
        if asked.write_baseline:
            from pipeline.commands.parts import baselining

            wrote = baselining.write(check, asked.baseline, scope.covers)
        known = None if asked.no_baseline else baseline.chosen(check.project, asked.baseline)

        def made() -> tuple[str, int]:
            from pipeline.commands.parts.answering import Form, answer

            return answer(check, scope, Form(asked.form, asked.renderer, partial), known)

        facts = (asked.form, asked.renderer, partial, scope.parts, known, shown_root(scope.project), _terminal())
        text, code = check.answer(facts, made)
    click.echo(text, nl=False)
    if asked.form in _FOR_PEOPLE:
        click.echo("".join(f"{line}\n" for line in (account, wrote) if line), nl=False)
    return code


def _terminal() -> tuple[object, ...]:
    """What the report's looks depend on."""
    size = os.get_terminal_size() if sys.stdout.isatty() else None
    return size, os.environ.get("COLUMNS"), Path.cwd()
