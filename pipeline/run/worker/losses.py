"""Names that a snippet should have given and did not, and what that means for the snippets that need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .verdict import Outcome

WORDS = {
    "timeout": "did not end",
    "blocked": "is blocked itself",
    "skipped": "is skipped",
    "missing-name": "lacks a name itself",
    "missing-package": "lacks a package",
    "passed": "is only parsed",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """Why a name is not there."""

    line: int
    """Of the snippet that should have given it."""
    why: str
    packages: tuple[str, ...]
    """Missing ones, for want of which that snippet was not run."""
    imported: bool
    """True where the name is that of an import, which may have come about all the same."""


class Losses:
    """By name; a later snippet that gives the name again ends the loss."""

    def __init__(self) -> None:
        self.by_name: dict[str, Loss] = {}
        self.settled = True
        """False where the namespace may still hold what is lost."""

    def count(self, cell: Mapping[str, Any], outcome: Outcome) -> None:
        """Takes note of what became of a cell."""
        if outcome.status == "passed" and outcome.level != "parsed":
            self.found(cell["gives"])
            return
        why = WORDS.get(outcome.status, outcome.status)
        for name in cell["gives"]:
            self.by_name[name] = Loss(cell["line"], why, tuple(outcome.packages), name in cell["imported"])
        self.settled = self.settled and not cell["gives"]

    def found(self, names: Iterable[str]) -> None:
        """These are there again."""
        for name in names:
            self.by_name.pop(name, None)

    def order(self) -> dict[str, Any]:
        """What makes a player forget what is lost."""
        imported = [name for name, loss in self.by_name.items() if loss.imported]
        return {"do": "forget", "names": list(self.by_name), "imported": imported}

    def outcome(self, names: Iterable[str], cell: Mapping[str, Any]) -> Outcome | None:
        """What becomes of a cell that needs these names; None where none of them is lost.

        For want of a package the cell lacks that package too: it would run where the package is. Its message names
        no line, so that it stays true when the note's prose moves.
        """
        lost = [(name, self.by_name[name]) for name in names if name in self.by_name]
        for name, loss in lost:
            if loss.packages:
                message = f"{lacking(loss.packages)} (needs `{name}`, which an earlier snippet would give)"
                return Outcome("missing-package", "parsed", message, packages=loss.packages)
        for name, loss in lost:
            message = f"needs `{name}` of the snippet at line {loss.line}, which {loss.why}"
            return Outcome("blocked", "parsed", message, cell["line"])
        return None


def lacking(packages: tuple[str, ...]) -> str:
    """In words."""
    return f"{' and '.join(packages)} {'is' if len(packages) == 1 else 'are'} not installed"
