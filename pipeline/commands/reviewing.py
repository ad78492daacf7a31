"""`wikimill dedupe review`: two notes side by side, and a question; the plan is written after every answer."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from pipeline.build import Built
from pipeline.commands.cleaning import draft_of, write_file
from pipeline.merging.draft import Draft
from pipeline.merging.orders import Orders
from pipeline.merging.planfile import render
from pipeline.merging.planning import Planner, hidden_notes
from pipeline.model.cluster import Cluster
from pipeline.model.note import Note
from pipeline.model.plan import Decision, Plan, PlannedCluster
from pipeline.reports.terminal import columns, cut, harmless, painted

_LINES = 14
"""Of text shown of each note."""
_ANSWERS: dict[str, Decision] = {"m": "merge", "k": "keep-apart", "l": "later"}
_QUESTION = "merge (m), keep apart (k), later (l), make another canonical (1-9), quit (q)? "


def reviewed(built: Built, plan: Plan, file: Path, every: bool) -> None:
    """Ask about each cluster that is not decided, and write down the answers as they come."""
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
    left = sum(one.decision == "later" for one in clusters)
    click.echo(f"{left} cluster{'' if left == 1 else 's'} left for later; then: wikimill dedupe apply {file}")


def _asked(one: PlannedCluster, draft: Draft, orders: Orders) -> PlannedCluster | None:
    """The cluster as it was decided; None where the person wants to stop."""
    for line in _shown(one, draft):
        click.echo(line)
    while True:
        answer = _answer()
        if answer in ("q", ""):
            return None
        if answer in _ANSWERS:
            return replace(one, decision=_ANSWERS[answer])
        if answer.isdecimal() and 0 < int(answer) <= len(one.members):
            one = _with_canonical(one, one.members[int(answer) - 1], draft, orders)
            click.echo(f"canonical: {harmless(one.canonical)}")
        else:
            click.echo("m, k, l, q, or the number of a note")


def _answer() -> str:
    """The first letter of a line of stdin, whatever stands at its other end; `q` where there are no more."""
    click.echo(_QUESTION, nl=False)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo()
    return (line.strip().lower()[:1] or "?") if line else "q"


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
    others = [path for path in one.members if path != one.canonical]
    for other in others:
        yield ""
        yield from _side_by_side(_column(one.canonical, one, draft), _column(other, one, draft), width)


def _column(path: str, one: PlannedCluster, draft: Draft) -> list[str]:
    note = draft.wiki.notes[path]
    mark = " (canonical)" if path == one.canonical else ""
    lines = [f"[{one.members.index(path) + 1}] {path}{mark}", *_facts(note, draft), ""]
    body = [line.rstrip() for line in draft.body(path).splitlines() if line.strip()]
    more = len(body) - _LINES
    return [*lines, *body[:_LINES], *([f"… {more} more lines"] if more > 0 else [])]


def _facts(note: Note, draft: Draft) -> Iterator[str]:
    roles = note.roles
    yield f"title: {note.title}"
    if roles.aliases:
        yield f"aliases: {', '.join(alias.text for alias in roles.aliases)}"
    said = [label.text for label in (roles.category, roles.status, roles.trust) if label]
    links = len(draft.wiki.graph.backlinks.get(note.path, ()))
    yield f"{' · '.join([*said, f'{note.body.words} words', f'{links} links to it'])}"


def _side_by_side(left: Iterable[str], right: Iterable[str], width: int) -> Iterator[str]:
    room = max(20, (width - 3) // 2)
    one, other = ([cut(harmless(line), room) for line in side] for side in (left, right))
    for at in range(max(len(one), len(other))):
        first = one[at] if at < len(one) else ""
        second = other[at] if at < len(other) else ""
        yield f"{first}{' ' * (room - columns(first))} │ {second}".rstrip()
