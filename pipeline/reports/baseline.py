"""What was already wrong when a wiki began to be checked: counted, so that a fix never makes room for a new fault."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.failure import CannotRun
from pipeline.model.note import Note
from pipeline.model.text import Text
from pipeline.reports.fingerprint import digest, value


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Equal diagnostics of one note."""

    note: str
    """Its id; its path where it has none, or not for itself alone."""
    code: str
    mark: str
    """Of what they are about."""


Baseline = Mapping[Entry, int]
"""How many of each were there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Diagnostics held against a baseline."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    stale: tuple[Entry, ...]
    """What the baseline still covers and nobody finds any more."""


Texts = Callable[[str], Text | None]


def baseline_of(diagnostics: Iterable[Diagnostic], called: Mapping[str, str], text: Texts) -> Baseline:
    """A baseline that covers all errors and warnings; what is only for information needs none. `called`: `identities`."""
    return Counter(_entry(diagnostic, called, text) for diagnostic in diagnostics if diagnostic.severity != "info")


def compare(diagnostics: Iterable[Diagnostic], baseline: Baseline, called: Mapping[str, str], text: Texts) -> Compared:
    """Which diagnostics are new, which are covered, and which entries are stale.

    A note without an id that was renamed is known by what is said of it: entries of notes that are gone cover
    equal findings in notes that the baseline does not know.
    """
    found = list(diagnostics)
    left = Counter(baseline)
    known = {at for at, one in enumerate(found) if one.severity != "info" and _is_known(one, left, called, text)}
    present, remembered = {*called.values(), *called}, {entry.note for entry in baseline}
    homeless: dict[tuple[str, str], list[Entry]] = {}
    for lost in (entry for entry in baseline if entry.note not in present):
        homeless.setdefault((lost.code, lost.mark), []).append(lost)
    for at, one in enumerate(found):
        entry = _entry(one, called, text) if at not in known and one.severity != "info" else None
        if entry is not None and entry.note not in remembered:
            formers = homeless.get((entry.code, entry.mark), [])
            while formers and not _take(left, formers[-1]):
                formers.pop()
            if formers:
                known.add(at)
    return Compared(
        tuple(one for at, one in enumerate(found) if at not in known),
        tuple(found[at] for at in sorted(known)),
        tuple(sorted(entry for entry, count in left.items() for _ in range(count))),
    )


def _is_known(one: Diagnostic, left: Counter[Entry], called: Mapping[str, str], text: Texts) -> bool:
    """Whether an entry of the note itself covers a diagnostic; one by its path counts too, from before it had an id."""
    entry = _entry(one, called, text)
    return _take(left, entry) or _take(left, replace(entry, note=one.path))


def _take(left: Counter[Entry], entry: Entry) -> bool:
    """Use up one of an entry, if any is left."""
    if left[entry] <= 0:
        return False
    left[entry] -= 1
    return True


def _entry(diagnostic: Diagnostic, called: Mapping[str, str], text: Texts) -> Entry:
    mark = digest(value(diagnostic, text(diagnostic.path)))[:16]
    return Entry(called.get(diagnostic.path, diagnostic.path), diagnostic.code, mark)


def identities(notes: Mapping[str, Note]) -> dict[str, str]:
    """What each note is known by, for its path: its id, if no other note has it, else the path."""
    ids = Counter(note.roles.id.text for note in notes.values() if note.roles.id)
    return {
        path: note.roles.id.text if note.roles.id and ids[note.roles.id.text] == 1 else path
        for path, note in notes.items()
    }


def dumps(baseline: Baseline) -> str:
    """The baseline's file: an entry a line, sorted, so that merges and reviews are easy."""
    lines = (
        json.dumps({"note": entry.note, "code": entry.code, "mark": entry.mark, "count": count}, ensure_ascii=False)
        for entry, count in sorted(baseline.items())
        if count
    )
    return '{"version": 1, "known": [\n' + ",\n".join(lines) + "\n]}\n"


def loads(text: str, name: str) -> Baseline:
    """The baseline in a file. Raises CannotRun where it is none."""
    try:
        data = json.loads(text)
        if data["version"] != 1:
            raise CannotRun(f"{name}: this baseline has version {data['version']}; this program reads version 1")
        return {Entry(str(one["note"]), str(one["code"]), str(one["mark"])): int(one["count"]) for one in data["known"]}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise CannotRun(f"{name}: is no baseline ({error}); write one by `wikimill check --write-baseline`") from None
