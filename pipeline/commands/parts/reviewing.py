"""`wikimill dedupe review`: two notes side by side, and a question; the plan is written after every answer."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import click

from pipeline.build import Built
from pipeline.commands.parts.cleaning import draft_of, write_file
from pipeline.merging.draft import Draft
from pipeline.merging.orders import Orders
from pipeline.merging.planfile import render
from pipeline.merging.planning import Planner, hidden_notes
from pipeline.model.cluster import Cluster
from pipeline.model.counted import counted
from pipeline.model.note import Note
from pipeline.model.plan import Decision, Plan, PlannedCluster
from pipeline.reports.terminal import columns, folded, harmless, painted

_LINES = 14
"""Of text shown of each note."""
_BETWEEN = " │ "
_NARROW = 30
"""Columns; notes that would have fewer stand one below the other."""
_ANSWERS: dict[str, Decision] = {"m": "merge", "k": "keep-apart", "keep apart": "keep-apart", "l": "later"}
_ANSWERS |= {"merge": "merge", "keep-apart": "keep-apart", "later": "later"}
_QUESTION = "merge (m), keep apart (k), later (l), make another canonical (its number), quit (q)? "


def reviewed(built: Built, plan: Plan, file: Path, every: bool, there: str) -> None:
    """Ask about each cluster that is not decided, and write down the answers as they come.

    `there`: the option that says which wiki.
    """
    draft, orders = draft_of(built)
    clusters = list(plan.clusters)
    asked = [at for at, one in enumerate(clusters) if every or one.decision == "later"]
    for number, at in enumerate(asked, 1):
        stale = [path for path in clusters[at].members if path not in draft.wiki.notes]
        if stale:
            click.echo(harmless(f"{stale[0]}: there is no such note any more; make the plan anew"))
            continue
        click.echo(f"\nCluster {number} of {len(asked)}")
        answer = _asked(clusters[at], draft, orders)
        if answer is None:
            break
        clusters[at] = answer
        write_file(file, render(replace(plan, clusters=tuple(clusters))))
    if not asked:
        click.echo("Nothing to ask: every cluster is decided; --all asks about each again.")
    left = sum(one.decision == "later" for one in clusters)
    click.echo(harmless(f"{counted(left, 'cluster')} left for later; then: wikimill dedupe apply {file}{there}"))


def _asked(one: PlannedCluster, draft: Draft, orders: Orders) -> PlannedCluster | None:
    """The cluster as it was decided; None where the person wants to stop."""
    for line in _shown(one, draft):
        click.echo(line)
    while True:
        answer = _answer()
        if answer in ("q", "quit"):
            return None
        if answer in _ANSWERS:
            return replace(one, decision=_ANSWERS[answer])
        if answer.isdecimal() and 0 < int(answer) <= len(one.members):
            one = _with_canonical(one, one.members[int(answer) - 1], draft, orders)
            click.echo(f"canonical: {harmless(one.canonical)}")
        else:
            click.echo("m, k, l, q, or the number of a note")


def _answer() -> str:
    """A line of stdin, whatever stands at its other end; `q` where there are no more."""
    click.echo(_QUESTION, nl=False)
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        click.echo()
    return line.strip().lower() if line else "q"


def _with_canonical(one: PlannedCluster, path: str, draft: Draft, orders: Orders) -> PlannedCluster:
    """The cluster around another note, with what that would change."""
    from pipeline.rules.links.rewrite import SureNames

    around = Cluster(one.members, path, one.tier, one.evidence)
    return replace(
        Planner(draft, orders, SureNames.of(draft.wiki), hidden_notes(draft.wiki)).planned(around),
        decision=one.decision,
    )


def _shown(one: PlannedCluster, draft: Draft) -> Iterator[str]:
    width = shutil.get_terminal_size((100, 40)).columns
    colour = sys.stdout.isatty()
    yield painted(harmless(one.why), "strong", colour)
    for piece in one.evidence:
        sign, paint = ("+", "good") if piece.supports else ("−", "warning")
        yield f"  {painted(sign, paint, colour)} {harmless(piece.words)}"
    beside = width >= 2 * _NARROW + len(_BETWEEN)
    room = (width - len(_BETWEEN)) // 2 if beside else width
    for other in (path for path in one.members if path != one.canonical):
        left, right = _column(one.canonical, one, draft, room), _column(other, one, draft, room)
        yield ""
        yield from _side_by_side(left, right, room) if beside else [*left, "─" * width, *right]


def _column(path: str, one: PlannedCluster, draft: Draft, room: int) -> list[str]:
    """Facts and the beginning of a note, in lines that have room."""
    note = draft.wiki.notes[path]
    mark = " (canonical)" if path == one.canonical else ""
    lines = [f"[{one.members.index(path) + 1}] {path}{mark}", *_facts(note, draft), ""]
    text = [harmless(line.rstrip()) for line in draft.body(path).splitlines() if line.strip()]
    body = [part for line in text for part in folded(line, room)]
    more = len(body) - _LINES
    head = [part for line in lines for part in folded(harmless(line), room)]
    return [*head, *body[:_LINES], *([f"… {more} more line{_s(more)}"] if more > 0 else [])]


def _facts(note: Note, draft: Draft) -> Iterator[str]:
    roles = note.roles
    yield f"title: {note.title}"
    if roles.aliases:
        yield f"aliases: {', '.join(alias.text for alias in roles.aliases)}"
    said = [label.text for label in (roles.category, roles.status, roles.trust) if label]
    words, links = note.body.words, len(draft.wiki.graph.backlinks.get(note.path, ()))
    yield " · ".join([*said, f"{words} word{_s(words)}", f"{links} link{_s(links)} to it"])


def _side_by_side(left: Sequence[str], right: Sequence[str], room: int) -> Iterator[str]:
    for first, second in zip_longest(left, right, fillvalue=""):
        yield f"{first}{' ' * (room - columns(first))}{_BETWEEN}{second}".rstrip()


def _s(count: int) -> str:
    return "" if count == 1 else "s"
