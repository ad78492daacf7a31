"""Leads one group through its cells: asks the player for each, judges the answers, keeps track of what is lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.machinery import PathFinder
from typing import Any

from .compiled import compiled_before
from .hall import Answer, Hall, Lost
from .losses import Losses
from .stage import Stage
from .verdict import Outcome, in_words, is_promised, lost, told

SETTING_UP = 60.0
"""Seconds that a fixture may take."""
ASIDE = 5.0
"""Seconds for an order that runs no snippet."""


class Conductor:
    """One group from its first cell to its last."""

    def __init__(self, stage: Stage, job: Mapping[str, Any], waiting: Callable[[], None]) -> None:
        """`waiting` is called whenever a player keeps us waiting."""
        self.stage, self.job, self.waiting = stage, job, waiting
        self.cells: list[Mapping[str, Any]] = job["cells"]
        self.codes = compiled_before(job)
        self.hall: Hall | None = None
        self.played: list[int] = []
        """Cells that passed in this namespace and must be played again in a new one."""
        self.losses = Losses()
        self.fixtures: dict[str, Outcome | None] = {}
        """What became of each fixture so far; None: it is there."""

    def outcomes(self) -> Iterator[Outcome]:
        """One for each cell, in order."""
        for number, cell in enumerate(self.cells):
            outcome = self._outcome(number, cell)
            self.losses.count(cell, outcome)
            if outcome.status == "passed" and outcome.level != "parsed":
                self.played.append(number)
            yield outcome

    def values(self) -> dict[str, str]:
        """What the names that prose is bound to hold in the end, as text."""
        if not self.job["values"] or not self.played:
            return {}
        try:
            answer = self._ready().ask({"do": "values", "values": self.job["values"]}, ASIDE)
        except Lost:
            return {}
        found = answer.get("values")
        return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}

    def close(self) -> None:
        """Ends the player."""
        if self.hall is not None:
            self.hall.close()
            self.hall = None

    def _outcome(self, number: int, cell: Mapping[str, Any]) -> Outcome:
        if cell["verdict"]:
            return Outcome(**cell["verdict"])
        try:
            hall = self._ready()
            early = self._fixture(hall, cell) or self.losses.outcome(cell["needs"], cell)
        except Lost:
            return Outcome(
                "blocked", "parsed", "what comes before it could not be set up again", cell["line"], transient=True
            )
        return early or self._play(hall, number, cell)

    def _play(self, hall: Hall, number: int, cell: Mapping[str, Any]) -> Outcome:
        hall.output()
        try:
            answer = hall.play(number, [] if cell["raises"] else cell["names"], cell["timeout"])
        except Lost as loss:
            outcome = lost(loss, cell, *hall.output())
            self.close()
            return outcome
        if answer.absent:
            return _unknown(answer.absent, None, cell)
        outcome = told(answer, cell, hall.output()[0])
        if outcome.status == "passed" or not answer.fault:
            return outcome
        return self._explained(cell, answer.fault, outcome)

    def _explained(self, cell: Mapping[str, Any], fault: Mapping[str, Any], outcome: Outcome) -> Outcome:
        """A name or a package that turned out to be missing on the way."""
        name = fault.get("name")
        if cell["raises"] or not name:
            return outcome
        if "NameError" in fault["bases"] and "UnboundLocalError" not in fault["bases"] and name not in cell["gives"]:
            early = self.losses.outcome([name], cell) or _unknown([name], fault.get("line"), cell)
            return replace(early, seconds=outcome.seconds, stdout=outcome.stdout)
        if "ModuleNotFoundError" in fault["bases"] and not importable(name.partition(".")[0]):
            package = name.partition(".")[0]
            return replace(
                outcome, status="missing-package", message=f"{package} is not installed", packages=(package,)
            )
        return outcome

    def _fixture(self, hall: Hall, cell: Mapping[str, Any]) -> Outcome | None:
        name = cell["fixture"]
        if name is None:
            return None
        if name not in self.fixtures:
            self.fixtures[name] = self._set_up(hall, name)
        return self.fixtures[name]

    def _set_up(self, hall: Hall, name: str) -> Outcome | None:
        path = self.job["fixtures"][name]["path"]
        try:
            fault = hall.set_up(name, SETTING_UP).fault
        except Lost as loss:
            self.close()
            words = "did not end in time" if loss.why == "timeout" else "took its process with it"
            return Outcome("blocked", "parsed", f"the fixture {path} {words}", transient=True)
        if fault is None:
            return None
        missing = (fault.get("name") or "").partition(".")[0]
        if "ModuleNotFoundError" in fault["bases"] and missing and not importable(missing):
            return Outcome(
                "missing-package",
                "parsed",
                f"{missing} is not installed (through the fixture {path})",
                packages=(missing,),
            )
        return Outcome(
            "blocked", "parsed", f"the fixture {path} fails at its line {fault.get('line')}: {in_words(fault)}"
        )

    def _ready(self) -> Hall:
        """A player in whose namespace is what passed so far, and nothing of what is lost. Raises Lost."""
        hall = self.hall or self._renewed()
        if not self.losses.settled:
            kept = hall.ask(self.losses.order(), ASIDE).get("kept")
            self.losses.found(map(str, kept) if isinstance(kept, list) else ())
            self.losses.settled = True
        return hall

    def _renewed(self) -> Hall:
        """A new player that has played again what passed so far. Raises Lost."""
        self.hall = hall = Hall(
            self.stage, self.job, self.codes, sum(cell["timeout"] for cell in self.cells), self.waiting
        )
        self.losses.settled = not self.losses.by_name
        try:
            for name in [name for name, outcome in self.fixtures.items() if outcome is None]:
                _well(hall.set_up(name, SETTING_UP))
            for number in self.played:
                cell = self.cells[number]
                _well(hall.play(number, [], cell["timeout"]), cell["raises"])
        except Lost:
            self.close()
            raise
        return hall


def importable(package: str) -> bool:
    """Whether a top-level package is anywhere to be found."""
    return package in sys.builtin_module_names or PathFinder.find_spec(package) is not None


def _unknown(names: list[str], line: int | None, cell: Mapping[str, Any]) -> Outcome:
    listed = ", ".join(f"`{name}`" for name in names)
    first = line or min((cell["asks"].get(name, cell["line"]) for name in names), default=cell["line"])
    if cell["left_out"]:
        return Outcome("skipped", "parsed", f"only illustrates: it leaves code out, and nothing gives {listed}")
    return Outcome("missing-name", "parsed", f"nothing before it gives {listed}", first)


def _well(answer: Answer, raises: str | None = None) -> None:
    """What passed once has passed again, by the exception that it promises too. Raises Lost."""
    if answer.fault is not None and not (raises and is_promised(raises, answer.fault)):
        raise Lost("gone")
