"""Diagnostics and the texts they are about in, mended texts out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.edit.splice import accepted, apply, overlap
from pipeline.model.diagnostic import Diagnostic, Edit, Fix
from pipeline.model.text import Text


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to."""

    texts: Mapping[str, Text]
    """The files that changed, by path."""
    applied: tuple[Diagnostic, ...]
    """The diagnostics whose fixes were made; the others may fit in another round."""


def fix(texts: Mapping[str, Text], diagnostics: Iterable[Diagnostic], unsafe: bool = False) -> Fixed:
    """Make every fix that fits beside those before it; a fix is made whole or not at all."""
    made: dict[str, list[tuple[int, int, str]]] = {}
    applied = []
    for diagnostic in diagnostics:
        if diagnostic.fix and (diagnostic.fix.safe or unsafe) and _fits(diagnostic.fix, texts, made):
            applied.append(diagnostic)
            for edit in diagnostic.fix.edits:
                _keep(edit, made.setdefault(edit.path, []))
    changed = {path: apply(texts[path], (Edit(path, *edit) for edit in edits)) for path, edits in sorted(made.items())}
    return Fixed({path: text for path, text in changed.items() if text != texts[path]}, tuple(applied))


def _keep(edit: Edit, made: list[tuple[int, int, str]]) -> None:
    entry = (edit.start, edit.end, edit.text)
    if entry not in made[bisect_left(made, entry) :][:1]:
        insort(made, entry)


def _fits(fix: Fix, texts: Mapping[str, Text], made: Mapping[str, list[tuple[int, int, str]]]) -> bool:
    own: dict[str, list[Edit]] = {}
    for edit in set(fix.edits):
        own.setdefault(edit.path, []).append(edit)
    return bool(own) and all(
        path in texts
        and len(accepted(texts[path], edits)) == len(edits)
        and all(_has_room(edit, made.get(path, [])) for edit in edits)
        for path, edits in own.items()
    )


def _has_room(edit: Edit, made: list[tuple[int, int, str]]) -> bool:
    """Whether no neighbour among the edits made, sorted and without overlaps, is at odds with this one."""
    at = bisect_left(made, (edit.start, edit.end, edit.text))
    neighbours = (Edit(edit.path, *other) for other in made[max(0, at - 1) : at + 1])
    return all(other == edit or not overlap(other, edit) for other in neighbours)
