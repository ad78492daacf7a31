"""Runs ↔ receipts: what is worth keeping of a group's runs, and what a kept receipt still says of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.receipt import Inputs, Receipt, VoidReceipt
from pipeline.model.run import Run
from pipeline.run.group import Group
from pipeline.run.inputs import inputs

KEPT = frozenset({"passed", "failed", "crashed"})
"""Statuses that another try would come to as well, in the same environment. Time-outs are not among them."""
TRACE = "\nTraceback (most recent call last):"


@dataclass(frozen=True, slots=True)
class Played:
    """A group and what became of it here."""

    group: Group
    runs: Sequence[Run]
    date: str
    """On which it ran, ISO 8601."""
    lasting: bool
    """False where another try may end otherwise."""


def receipt(played: Played) -> Receipt | None:
    """What is to be kept; None where nothing was executed, or where another try may end otherwise."""
    kept = {at: run for at, run in enumerate(played.runs) if run.status in KEPT}
    without_places = {at: _placeless(run) for at, run in kept.items()}
    if not played.lasting or not any(run.executed for run in kept.values()):
        return None
    group = played.group
    ran_in = next(run.environment for run in kept.values() if run.environment is not None)
    return Receipt(group.path, group.name, played.date, ran_in, inputs(group), without_places)


def _placeless(run: Run) -> Run:
    """A run as it would be of a note at whose first line the snippet stands; tracebacks tell of lines, so they go."""
    line = None if run.fault_line is None else run.fault_line - run.line
    message = run.message and run.message.partition(TRACE)[0]
    return replace(
        run, path="", index=0, line=0, language="", group="", message=message, duration_s=0.0, cached=False,
        fault_line=line, rebinds=(), environment=None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelf:
    """Receipts, and which of them a group may claim."""

    by_place: Mapping[tuple[str, str], Receipt]
    by_inputs: Mapping[str, Receipt]

    def of(self, group: Group, given: Inputs) -> Receipt | None:
        """The receipt that holds for a group, also where its note has another name by now."""
        for one in (self.by_place.get((group.path, group.name)), self.by_inputs.get(given.code)):
            if one is not None and one.inputs == given:
                return one
        return None


def shelf(receipts: Iterable[Receipt]) -> Shelf:
    """Receipts put in order."""
    kept = list(receipts)
    return Shelf({(one.path, one.group): one for one in kept}, {one.inputs.code: one for one in kept})


def told(shelf: Shelf, group: Group) -> Iterator[Run]:
    """The runs that a receipt knows of a group, as of where its snippets stand now."""
    found = shelf.of(group, inputs(group)) if shelf.by_place else None
    for at, run in sorted(found.runs.items()) if found else ():
        if found is not None and at < len(group.cells):
            cell = group.cells[at]
            line = None if run.fault_line is None else run.fault_line + cell.line
            yield replace(
                run, path=group.path, index=cell.index, line=cell.line, language=cell.language, group=group.name,
                fault_line=line, environment=found.environment, receipt=found.date,
            )  # fmt: skip


def void(shelf: Shelf, groups: Iterable[Group], paths: Iterable[str]) -> Iterator[VoidReceipt]:
    """The receipts of existing notes that hold no more, by path and group."""
    by_place = {(group.path, group.name): group for group in groups}
    known = frozenset(paths)
    for place, one in sorted(shelf.by_place.items()):
        group = by_place.get(place)
        if group is None and one.path in known:
            yield VoidReceipt(one.path, None, one.date, "its snippets are gone")
        elif group is not None and shelf.of(group, given := inputs(group)) is None:
            yield VoidReceipt(one.path, group.cells[0].index, one.date, _changed(one.inputs, given))


def _changed(old: Inputs, new: Inputs) -> str:
    names = [f"the fixture {name}" for name in _differing(old.fixtures, new.fixtures)]
    names += [f"the data file {name}" for name in _differing(old.data, new.data)]
    if old.code != new.code:
        names = ["the code or its marks", *names]
    return f"{' and '.join(names)} changed since"


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def renewed(old: Iterable[Receipt], played: Iterable[Played], untouched: Iterable[Group]) -> tuple[Receipt, ...]:
    """All receipts after a test: of the groups that were played, and of those that were not, what held or might again.

    A receipt that says the same as before keeps its date. Those of notes and groups that are gone are dropped.
    """
    before = shelf(old)
    kept = [_chosen(before, one) for one in played]
    kept += [_found(before, group) for group in untouched]
    return tuple(sorted((one for one in kept if one is not None), key=lambda one: (one.path, one.group)))


def _found(before: Shelf, group: Group) -> Receipt | None:
    held = before.of(group, inputs(group)) or before.by_place.get((group.path, group.name))
    return held and replace(held, path=group.path, group=group.name)


def _chosen(before: Shelf, played: Played) -> Receipt | None:
    """The new receipt, unless the old one knows more than could be found out here, or says the same."""
    old, new = _found(before, played.group), receipt(played)
    if old is None:
        return new
    hindered = not played.lasting or any(run.status == "missing-package" for run in played.runs)
    holds = old.inputs == inputs(played.group)
    if new is None:
        return old if holds or hindered else None
    if hindered and not old.runs.keys() <= new.runs.keys():
        return old
    same = holds and replace(new, date=old.date) == old
    return old if same else new
