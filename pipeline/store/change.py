"""A change of several files as the journal keeps it: readable JSON that holds any bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from pipeline.model.failure import CannotRun

Way: TypeAlias = Literal["complete", "revert"]
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Step:
    """One file: what it held and what it is to hold; None where there is none."""

    path: str
    old: bytes | None
    new: bytes | None
    mode: int | None
    """Permission bits that it is to have; None: whatever a new file gets."""

    def goal(self, way: Way) -> bytes | None:
        """What the file holds at the end of a way."""
        return self.new if way == "complete" else self.old


@dataclass(frozen=True, slots=True)
class Change:
    """Steps that are made all or none."""

    what: str
    """The command that makes them, as `check --fix`."""
    process: int
    """Its id, by which its unfinished files are found."""
    steps: tuple[Step, ...]
    folders: tuple[str, ...]
    """Those that were made for it, outer ones first."""


def dumps(change: Change) -> str:
    """The file of a change."""
    return json.dumps({"version": _VERSION, **asdict(change)}, default=_written, indent=1) + "\n"


def _written(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def loads(text: str, name: str) -> Change:
    """The change in a file. Raises CannotRun where it is none."""
    try:
        raw = json.loads(text)
        if raw["version"] != _VERSION:
            raise CannotRun(
                f"{name}: this journal has version {raw['version']}; recover with the wikimill that wrote it"
            )
        steps = tuple(Step(str(one["path"]), _read(one["old"]), _read(one["new"]), one["mode"]) for one in raw["steps"])
        return Change(str(raw["what"]), int(raw["process"]), steps, tuple(map(str, raw["folders"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRun(f"{name}: is no journal ({error}); if no edit was under way, delete it") from None


def _read(content: str | None) -> bytes | None:
    return None if content is None else content.encode("utf-8", "surrogateescape")
