"""`wikimill mv`: a file at another path, and every link with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline import edit
from pipeline.build import Built
from pipeline.commands.parts import arguments
from pipeline.commands.parts.opening import compiled
from pipeline.commands.parts.renaming import asked_moves, found_moves
from pipeline.model.counted import counted
from pipeline.model.failure import CannotRun
from pipeline.model.suffix import is_note
from pipeline.model.text import Text
from pipeline.read import decode
from pipeline.relocation import Relocation, relocate, undone
from pipeline.reports.terminal import harmless
from pipeline.store import disk, journal

_SHOWN = 10
_NONE_FOUND = "No file was renamed since the last commit; `--since REV` looks further back."


@click.command("mv", short_help="Rename or move a note, and rewrite every link to it.")
@click.argument("old", required=False)
@click.argument("new", required=False)
@arguments.directory
@click.option("--found", is_flag=True, help="Instead: the files that were renamed by hand since the last commit.")
@click.option("--since", metavar="REV", help="As --found, since this revision of Git; committed renames count, too.")
@click.option("--dry-run", is_flag=True, help="Show what would change, as a patch, and change nothing.")
@click.option(
    "--forward/--no-forward",
    default=None,
    help="Keep the old address of a published note among its aliases; by default where the wiki is configured.",
)
def command(
    old: str | None,
    new: str | None,
    directory: Path | None,
    found: bool,
    since: str | None,
    dry_run: bool,
    forward: bool | None,
) -> None:
    """Move the note, attachment or folder OLD to NEW, and rewrite the links to it and from it.

    Where OLD is gone already and NEW is there, only the links are rewritten.
    """
    if (found or since is not None) == (old is not None) or (old is None) != (new is None) or "" in (old, new):
        raise CannotRun("name a file and its new path, as in `wikimill mv OLD NEW`, or say --found")
    project = arguments.scope(directory, ()).project
    if not dry_run and (before := journal.recover(project)):
        click.echo(f"wikimill: completed `wikimill {before.what}` first, which was interrupted", err=True)
    built = compiled(project)
    moves = (
        found_moves(built, since) if old is None or new is None else asked_moves(built, old, new, directory or Path())
    )
    if not moves:
        click.echo(_NONE_FOUND if since is None else f"No file was renamed since {since}.", err=True)
        return
    by_hand = moves.keys().isdisjoint((*built.wiki.inventory.notes, *built.wiki.inventory.attachments))
    bench = Bench(built, moves, by_hand)
    wiki = undone(built.wiki, moves, bench.now) if by_hand else built.wiki
    keeps = project.config is not None if forward is None else forward
    done = relocate(wiki, moves, bench.original, keeps, bench.canvases(wiki.inventory.attachments))
    if dry_run:
        click.echo("".join(_patch(done, bench)), nl=False)
    else:
        _write(done, bench)
        click.echo("\n".join(map(harmless, _account(done))))
    for line in _warnings(done):
        click.echo(harmless(line), err=True)


@dataclass(frozen=True, slots=True)
class Bench:
    """A wiki on the disk, and the files of it that move or have moved."""

    built: Built
    moves: dict[str, str]
    by_hand: bool
    """True where the files stand at their new paths already."""

    def place(self, path: str) -> str:
        """Where the file of an old path stands on the disk now."""
        return self.moves.get(path, path) if self.by_hand else path

    def original(self, path: str) -> Text:
        """A note's or canvas's text by its path before the move."""
        if not is_note(path):
            return self.canvases((path,))[path]
        return self.now(self.place(path))

    def canvases(self, attachments: Iterable[str]) -> dict[str, Text]:
        """The texts of canvases and bases among attachments, by their paths before the move."""
        found = {}
        for path in attachments:
            if path.lower().endswith((".canvas", ".base")):
                text = decode(disk.read_source(self.built.project.root, self.place(path)).data)
                if isinstance(text, Text):
                    found[path] = text
        return found

    def now(self, path: str) -> Text:
        """A note's text by where it stands. Raises CannotRun where it changed since the wiki was read."""
        text = self.built.text(path)
        if (
            text is None
            or disk.digest(disk.read_source(self.built.project.root, path)) != self.built.wiki.notes[path].digest
        ):
            raise CannotRun(f"{path}: changed in the meantime, or cannot be read; nothing was written")
        return text


def _write(done: Relocation, bench: Bench) -> None:
    """Write the notes that changed and rename the files, all or none."""
    back = {new: old for old, new in done.moves.items()}
    old_texts = {bench.place(back.get(path, path)): bench.original(back.get(path, path)) for path in done.texts}
    journal.apply(
        bench.built.project,
        {path: text.encode() for path, text in done.texts.items()},
        "mv",
        based_on={path: text.encode() for path, text in old_texts.items()},
        renamed={} if bench.by_hand else back,
    )
    for folder in {parent for old in done.moves for parent in Path(old).parents if str(parent) != "."}:
        with contextlib.suppress(OSError):  # not empty: other files stand there
            (bench.built.project.root / folder).rmdir()


def _patch(done: Relocation, bench: Bench) -> Iterator[str]:
    """What `_write` would change, for `git apply` in the wiki's folder."""
    back = {} if bench.by_hand else {new: old for old, new in done.moves.items()}
    for new in sorted({*back, *done.texts}):
        old = back.get(new, new)
        was = {new: old for old, new in done.moves.items()}.get(new, new)
        changes = edit.diff(bench.original(was), done.texts[new], new) if new in done.texts else ""
        if old != new:
            yield f"diff --git a/{old} b/{new}\nsimilarity index {99 if changes else 100}%\nrename from {old}\nrename to {new}\n"
        yield changes.replace(f"--- a/{new}\n", f"--- a/{old}\n", 1)


def _account(done: Relocation) -> Iterator[str]:
    """What was done, in lines for people."""
    moves = list(done.moves.items())
    for old, new in moves[:_SHOWN]:
        yield f"{old} → {new}"
    if len(moves) > _SHOWN:
        yield f"… and {counted(len(moves) - _SHOWN, 'more file')}"
    yield (
        f"Rewrote {counted(done.links, 'link')}; {counted(len(done.texts), 'note')} changed."
        if done.texts
        else "No link had to be rewritten."
    )
    if done.kept:
        yield f"Readers who come to {done.kept[0] if len(done.kept) == 1 else 'the old addresses'} are sent on."


def _warnings(done: Relocation) -> Iterator[str]:
    for one in done.stuck:
        where = f"{done.moves.get(one.path, one.path)}:{one.place.line}:{one.place.column}"
        yield f"Not rewritten: {where} {one.written}, which should lead to {one.meant}."
    for path in done.lost:
        yield f"Not kept: {path} is no alias of {done.moves[path]}, since its front matter could not be edited."
