"""Fixes made, the wiki judged again, until nothing is left to fix; a fix that does harm is refused (laws 4 and 5).

What judges is a value, so that all of this is text in and text out: nothing is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline import edit
from pipeline.edit.intact import fault_of
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.note import Note
from pipeline.model.text import Text

_ROUNDS = 1_000
"""Each round makes the findings fewer, so this is never reached; it bounds the harm of a rule that is wrong."""

Texts: TypeAlias = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Judged:
    """A wiki in which some notes have new texts, and what is said of it."""

    notes: Mapping[str, Note]
    found: tuple[Diagnostic, ...]
    """By the rules that were asked for: what is to be fixed."""
    guarded: tuple[Diagnostic, ...]
    """By those and all others that are usually asked: what a fix must not add to."""


Judge: TypeAlias = Callable[[Texts], Judged]


@dataclass(frozen=True, slots=True)
class Refused:
    """A fix that was not made."""

    diagnostic: Diagnostic
    why: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending came to."""

    texts: Texts
    """The new texts of the notes that changed, by path."""
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Refused, ...] = ()
    left: tuple[Diagnostic, ...] = ()
    """What is still found."""


def mend(before: Judged, original: Callable[[str], Text], judge: Judge, wanted: Callable[[Diagnostic], bool]) -> Mended:
    """Make every fix that is wanted, round by round; `original` gives a note's text as it is on the disk."""
    now = before
    done = Mended({})
    for _ in range(_ROUNDS):
        given_up = {_name(refused.diagnostic) for refused in done.refused}
        todo = [one for one in now.found if one.fix and wanted(one) and _name(one) not in given_up]
        if not todo:
            break
        now, done = _round(now, done, todo, original, judge)
    return replace(done, left=now.found)


def _round(
    now: Judged, done: Mended, todo: Sequence[Diagnostic], original: Callable[[str], Text], judge: Judge
) -> tuple[Judged, Mended]:
    """As many of the fixes as do no harm together; those left out have their turn in a later round."""
    paths = {change.path for one in todo if one.fix for change in one.fix.edits if change.path in now.notes}
    texts = {path: done.texts.get(path) or original(path) for path in paths}
    while todo:
        made = edit.fix(texts, todo, unsafe=True)
        if not made.applied:
            done = replace(done, refused=(*done.refused, *(Refused(one, "the edit does not fit") for one in todo)))
            break
        after = judge({**done.texts, **made.texts})
        harm = _harm(now, after, made.applied, made.texts)
        if not harm:
            return after, replace(done, texts={**done.texts, **made.texts}, fixed=(*done.fixed, *made.applied))
        todo, refused = _narrowed(made.applied, harm)
        done = replace(done, refused=(*done.refused, *refused))
    return now, done


def _harm(now: Judged, after: Judged, applied: Iterable[Diagnostic], texts: Texts) -> dict[str, str]:
    """Path of a note → what went wrong there."""
    before, then = _counted(now.guarded), _counted(after.guarded)
    found, left = _counted(now.found), _counted(after.found)
    harm = {one.path: "it does not remove the finding" for one in applied if left[_kind(one)] >= found[_kind(one)]}
    known = {(_kind(one), one.message) for one in now.guarded}
    more = [one for one in after.guarded if then[_kind(one)] > before[_kind(one)]]
    for one in sorted(more, key=lambda one: (_kind(one), one.message) not in known):
        harm[one.path] = f"it would add {one.code} {one.name} ({one.message})"
    changes = [change for one in applied if one.fix for change in one.fix.edits]
    for path in texts:
        made = [change for change in changes if change.path == path]
        if fault := fault_of(now.notes[path], after.notes[path], made):
            harm[path] = fault
    return harm


def _counted(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter(map(_kind, found))


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.path, diagnostic.code


def _narrowed(applied: Sequence[Diagnostic], harm: Mapping[str, str]) -> tuple[Sequence[Diagnostic], Sequence[Refused]]:
    """The fixes to try next, and those that are to blame: in each note that came to harm the only one, else half."""
    refused: dict[int, Refused] = {}
    later: set[int] = set()
    for path, why in harm.items():
        about = [at for at, one in enumerate(applied) if path in _touched(one)] or list(range(len(applied)))
        if len(about) == 1:
            refused[about[0]] = Refused(applied[about[0]], why)
        later.update(about[(len(about) + 1) // 2 :])
    todo = [one for at, one in enumerate(applied) if at not in refused and at not in later]
    return todo, list(refused.values())


def _touched(diagnostic: Diagnostic) -> set[str]:
    return {diagnostic.path, *(change.path for change in (diagnostic.fix.edits if diagnostic.fix else ()))}


def _name(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What a diagnostic is known by when the text around it has moved."""
    described = diagnostic.fix.description if diagnostic.fix else None
    return diagnostic.path, diagnostic.code, diagnostic.message, described
