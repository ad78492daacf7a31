"""What becomes of the text of each note that is merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.dedupe.finders.by_body import text_key
from pipeline.dedupe.right import is_stub
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group
from pipeline.model.plan import Bodies


@dataclass(frozen=True, slots=True)
class Fate:
    """Of one text."""

    bodies: Bodies
    same_as: str | None = None
    """The note of the group whose text is the same, where `bodies` is `identical`."""


def fates(draft: Draft, group: Group) -> Mapping[str, Fate]:
    """A stub's text is dropped, one that is there already is not joined again, every other is appended."""
    known = {text_key(draft.body(group.canonical)): group.canonical}
    found: dict[str, Fate] = {}
    for path in group.others:
        key = text_key(draft.body(path))
        if is_stub(draft.wiki.notes[path]):
            found[path] = Fate("drop-stub")
        elif key in known:
            found[path] = Fate("identical", known[key])
        else:
            known[key] = path
            found[path] = Fate("append")
    return found


def overall(fates_: Mapping[str, Fate]) -> Bodies:
    """What a plan says of a cluster: the most that becomes of any text."""
    kinds = {fate.bodies for fate in fates_.values()}
    if "append" in kinds:
        return "append"
    return "identical" if "identical" in kinds else "drop-stub"
