"""`wikimill tidy`: the whole clean-up of a neglected wiki, shown with its counts, or done."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.parts import arguments
from pipeline.commands.parts.cleaning import draft_of, may_write, write_back
from pipeline.commands.parts.opening import compiled
from pipeline.model.counted import counted
from pipeline.model.project import Project
from pipeline.reports.terminal import harmless
from pipeline.store import configuration, ledger, schemas

if TYPE_CHECKING:
    from pipeline.build import Built
    from pipeline.tidying.tidy import Tidied

_SHOWN = 10


@click.command("tidy", short_help="Clean a neglected wiki up.")
@arguments.directory
@click.option("--apply", "do_it", is_flag=True, help="Do it; without this it is only shown.")
@click.option("--prune", is_flag=True, help="Also take links out of Graph sections that nothing answers to.")
@click.option(
    "--keep-wanted", metavar="N", type=click.IntRange(min=1), help="With --prune: keep those that N notes or more want."
)
@click.option("--all", "every", is_flag=True, help="Name every file and link, not only the first of each kind.")
@click.option("--force", is_flag=True, help="Also where Git does not have the wiki as it is.")
def command(
    directory: Path | None, do_it: bool, prune: bool, keep_wanted: int | None, every: bool, force: bool
) -> None:
    """Remove captured error pages and stubs, merge what is certain, mend link names, complete the maps of categories.

    What is removed goes to .wikimill/trash; `wikimill dedupe undo` takes all of it back.
    """
    if keep_wanted is not None and not prune:
        raise click.UsageError("--keep-wanted says what --prune keeps; say --prune as well")
    project = arguments.scope(directory, ()).project
    if do_it:
        may_write(project, force)
    built = compiled(project)
    done = _tidied(built, prune, keep_wanted)
    record = None
    if do_it and done.draft.changed:  # before anything is printed: a reader such as `head` may end us
        record = write_back(built, done.draft, "tidy", f"tidy-{_digest(done)}")
    for line in _account(done, None if every else _SHOWN, would=not do_it):
        click.echo(harmless(line))
    there = arguments.once_more(directory)
    if record:
        click.echo(f"\nTo take it back: wikimill dedupe undo {record.id}{there}")
    elif done.draft.changed:
        wishes = f"{' --prune' if prune else ''}{f' --keep-wanted {keep_wanted}' if keep_wanted else ''}"
        click.echo(f"\nNothing was changed. To do it: wikimill tidy{wishes} --apply{there}")


def _tidied(built: Built, prune: bool, keep_wanted: int | None) -> Tidied:
    from pipeline.tidying.heads import Heads
    from pipeline.tidying.tidy import Wishes, tidy

    draft, orders = draft_of(built)
    heads = Heads.of(schemas.texts(built.project.schemas), built.project.options, built.wiki.now)
    wishes = Wishes(prune, keep_wanted, _navigation(built.project), maps=built.project.config is not None)
    return tidy(draft, orders, heads, ledger.rejected(built.project), wishes)


def _navigation(project: Project) -> frozenset[str]:
    """The paths that `nav` of the configuration names."""
    found = configuration.nearest(project.base) if project.config else None
    return frozenset(_paths(found.settings.get("nav"))) if found else frozenset()


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(item)


def _digest(done: Tidied) -> str:
    texts = sorted((path, text.content if text else "") for path, text in done.draft.changed.items())
    return hashlib.sha256(repr(texts).encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _account(done: Tidied, shown: int | None, *, would: bool) -> Iterator[str]:
    """What was done, or would be, in the terms in which people speak of a clean-up."""
    yield from _counts(done, would)
    for title, lines in _details(done):
        if lines:
            yield ""
            yield f"{title}:"
            yield from (f"  {line}" for line in lines[:shown])
            if shown is not None and len(lines) > shown:
                yield f"  and {len(lines) - shown:,} more"


def _counts(done: Tidied, would: bool) -> Iterator[str]:
    """One line for each kind of work, the number first."""
    removed = Counter(one.kind for one in done.removed)
    mended = Counter(one.kind for one in done.mended)
    written, recovered = sum(one.new for one in done.maps), _recovered(done)
    completed, links = len(done.maps) - written, len(done.mended) + len(done.straight)
    merged = sum(len(group.others) for group in done.groups)
    files = f"{merged:,} files become redirects" if merged != 1 else "1 file becomes a redirect"
    names = {
        "broken link# mended": mended["broken"],
        f"{'link to a redirect' if mended['redirect'] == 1 else 'links to redirects'} sent on": mended["redirect"],
        "name# mapped to concepts": mended["name"],
        "redirect# pointed straight": len(done.straight),
    }
    rows = (
        (
            len(done.removed),
            _noun(len(done.removed), "note")
            + " removed: "
            + _listed({"captured error page#": removed["error page"], "stub#": removed["stub"]}),
        ),
        (
            len(done.groups),
            f"{_noun(len(done.groups), 'cluster')} of duplicates merged: {files}",
        ),
        (links, f"{_noun(links, 'link name')} normalised: {_listed(names)}"),
        (written, f"{_noun(written, 'category map')} written"),
        (completed, f"{_noun(completed, 'category map')} completed"),
        (recovered, f"{_noun(recovered, 'unresolved link')} of Graph sections recovered, counted among the mended"),
        (done.pruned, f"{_noun(done.pruned, 'unresolved link')} taken out of Graph sections"),
    )
    if done.draft.changed:
        yield "The clean-up would come to:" if would else "The clean-up came to:"
        yield from (f"{count:>8,}  {words}" for count, words in rows if count)
    else:
        yield "There is nothing to clean up."
    left = sum(one.links for one in done.wanted)
    them = "it" if left == 1 else "them"
    if left:
        names_left = f"{len(done.wanted):,} {_noun(len(done.wanted), 'name')}"
        yield f"Left as wanted: {left:,} {_noun(left, 'unresolved link')} of Graph sections, to {names_left}; --prune takes {them} out."
    if done.review:
        them = "it" if done.review == 1 else "them"
        clusters = f"{done.review:,} {_noun(done.review, 'cluster')} of possible duplicates"
        yield f"Left for a person: {clusters}; `wikimill dedupe plan -o PLAN` lists {them}."


def _listed(counts: dict[str, int]) -> str:
    """What there is some of; `#` stands where a noun takes its `s`."""
    some = ((count, words.replace("#", "" if count == 1 else "s")) for words, count in counts.items() if count)
    return ", ".join(f"{count:,} {words}" for count, words in some)


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _recovered(done: Tidied) -> int:
    return sum(one.kind == "broken" and one.in_graph for one in done.mended)


def _details(done: Tidied) -> Iterator[tuple[str, list[str]]]:
    yield "Removed", [f"{one.path}: {one.evidence}" for one in done.removed]
    yield "Kept, though there is nothing to read", [f"{one.path}: {one.evidence}; but {one.kept}" for one in done.kept]
    yield "Merged", [f"{', '.join(group.others)} → {group.canonical}" for group in done.groups]
    yield "Not merged", [f"{one.why}" for one in done.refused]
    yield "To know", list(done.told)
    yield "Links", [f"{one.path}:{one.line}: {one.old} → {one.new}" for one in done.mended]
    ends = done.draft.wiki.graph.redirects
    yield "Redirects", [f"{path} → {ends[path].final}" for path in done.straight]
    yield (
        "Maps",
        [f"{one.path}: {'new, ' if one.new else ''}{counted(len(one.added), 'note')} added" for one in done.maps],
    )
    yield "Wanted", [f"{one.name}: {counted(one.links, 'link')} in {counted(one.notes, 'note')}" for one in done.wanted]
