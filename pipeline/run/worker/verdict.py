"""From what a player answered to what became of the cell, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from .hall import Answer, Lost

SIGNALS = {
    4: "an illegal instruction",
    6: "abort()",
    7: "a bus error",
    8: "an arithmetic fault",
    9: "a kill",
    11: "a segmentation fault",
    15: "a termination signal",
    24: "too much processor time",
    25: "too large a file",
    31: "a forbidden system call",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one cell."""

    status: str
    level: str | None
    message: str | None = None
    line: int | None = None
    seconds: float = 0.0
    stdout: str = ""
    transient: bool = False
    """True where another try may end otherwise."""
    packages: tuple[str, ...] = ()
    """Those for want of which it was not run."""

    def dump(self) -> dict[str, Any]:
        """For the wire."""
        return {name: getattr(self, name) for name in self.__slots__}


def lost(loss: Lost, cell: Mapping[str, Any], stdout: str, stderr: str) -> Outcome:
    """The cell took its process with it, or had to be stopped."""
    if loss.why == "timeout":
        message = f"did not end within {cell['timeout']:g} s"
        return Outcome("timeout", "parsed", message, stdout=stdout, seconds=cell["timeout"], transient=True)
    if loss.why == "memory":
        return Outcome(
            "crashed", "parsed", "used more memory than a note's snippets may have", stdout=stdout, transient=True
        )
    if loss.why == "babble":
        return Outcome("crashed", "parsed", "wrote into the channel of the runner", stdout=stdout)
    return Outcome("crashed", "parsed", _death(loss.code) + _last_line(stderr), stdout=stdout)


def _death(code: int | None) -> str:
    if code is None:
        return "its process ended without a word"
    if code < 0:
        return f"its process was ended by {SIGNALS.get(-code, f'signal {-code}')}"
    if code == 70:
        return "its process lost the connection to the runner"
    return f"its process ended itself with exit code {code}, past Python (os._exit)"


def _last_line(stderr: str) -> str:
    lines = stderr.strip().splitlines()
    return f": {lines[-1][:300]}" if lines else ""


def told(answer: Answer, cell: Mapping[str, Any], stdout: str) -> Outcome:
    """The cell ended, well or not."""
    fault, seconds = answer.fault, answer.seconds
    if cell["raises"]:
        return _raised(fault, cell, seconds, stdout)
    if fault is not None and cell["command"]:
        level = "parsed" if cell["command_level"] == "ran" else None
        return Outcome("failed", level, fault["text"] or in_words(fault), cell["line"], seconds, stdout)
    if fault is not None:
        return Outcome("failed", "parsed", in_words(fault), fault.get("line"), seconds, stdout)
    for number, expected in enumerate(cell["expected"]):
        if _trimmed(expected) != _trimmed(stdout):
            line = _first_difference(expected, stdout, cell["expected_at"][number : number + 1]) or cell["line"]
            return Outcome("failed", "ran", difference(expected, stdout), line, seconds, stdout)
    checked = answer.checks or cell["expected"]
    reached = cell["command_level"] if cell["command"] else "ran"
    return Outcome("passed", "checked" if checked else reached, None, None, seconds, stdout)


def _raised(fault: Mapping[str, Any] | None, cell: Mapping[str, Any], seconds: float, stdout: str) -> Outcome:
    wanted = cell["raises"].rpartition(".")[2]
    if fault is None:
        return Outcome("failed", "ran", f"{wanted} was expected, and nothing was raised", cell["line"], seconds, stdout)
    if is_promised(cell["raises"], fault):
        return Outcome("passed", "checked", None, None, seconds, stdout)
    return Outcome(
        "failed", "parsed", f"{wanted} was expected, but: {in_words(fault)}", fault.get("line"), seconds, stdout
    )


def is_promised(raises: str, fault: Mapping[str, Any]) -> bool:
    """Whether a fault is the exception, or one of its kind, that a cell says it raises."""
    return raises.rpartition(".")[2] in fault["bases"]


def in_words(fault: Mapping[str, Any]) -> str:
    """A fault as a person wants to read it; the first line says it all."""
    kind, text = fault["type"], fault["text"]
    if kind == "ResultDiffers":
        return str(text)
    if kind == "Mismatch":
        return f"`{text.splitlines()[0]}` printed something else\n" + difference(fault["want"], fault["got"])
    first = f"{kind}: {text}" if text else kind
    if kind == "SystemExit":
        first = f"the snippet ended itself by sys.exit({text}); say raises=SystemExit where that is meant"
    if kind == "EOFError" and "input(" in fault.get("trace", ""):
        first = "the snippet asks for input, and nobody is there to answer"
    if kind == "BdbQuit":
        first = "the snippet stops in the debugger, and nobody is there to answer"
    if kind == "MemoryError":
        first = "MemoryError: it asked for more memory than a snippet may have"
    values = "".join(f"\n  {name} = {value}" for name, value in fault.get("values", {}).items())
    trace = fault.get("trace", "")
    return first + values + ("\n" + trace.rstrip() if trace else "")


def difference(expected: str, got: str) -> str:
    """What was promised and what came, line by line."""
    import difflib

    lines = difflib.unified_diff(_trimmed(expected), _trimmed(got), "expected output", "output", lineterm="", n=2)
    return "\n".join(["the output is not the expected one", *lines])[:6000]


def _first_difference(expected: str, got: str, at: Sequence[Sequence[int]]) -> int | None:
    """The line of the note whose promise is the first that does not hold; the last one where there is too much output."""
    pairs = zip(_trimmed(expected), _trimmed(got), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return at[0][min(same, len(at[0]) - 1)] if at and at[0] else None


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
