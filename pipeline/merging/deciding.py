"""A reviewed plan → new texts: what is merged, what is remembered, what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.dedupe.rejected import rejected_pair
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group, grouped
from pipeline.merging.merge import Merged, merge
from pipeline.merging.offered import offered
from pipeline.merging.orders import Orders
from pipeline.merging.planning import hidden_notes
from pipeline.model.failure import CannotRun
from pipeline.model.plan import Plan, PlannedCluster, Rejected
from pipeline.model.wiki import Wiki

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """What a plan comes to."""

    merged: Merged
    groups: tuple[Group, ...]
    rejected: tuple[Rejected, ...]
    """Pairs that are to be remembered as different."""
    written: tuple[str, ...]
    """Notes that got a relation, or that were written to tell concepts of one name apart."""


def decide(draft: Draft, plan: Plan, orders: Orders) -> Decided:
    """Do what a plan says. Raises CannotRun where it cannot be done whole: a stale hash, a note that is gone."""
    merging = [one for one in plan.clusters if one.decision == "merge"]
    apart = [one for one in plan.clusters if one.decision == "keep-apart"]
    faults = [fault for one in (*merging, *apart) for fault in _faults(one, draft.wiki)]
    if faults:
        raise CannotRun(_told(faults))
    groups = grouped((one.canonical, one.members) for one in merging)
    _must_agree(groups, apart)
    merged = merge(draft, groups, orders, hidden_notes(draft.wiki))
    if merged.refused:
        raise CannotRun(_told([one.why for one in merged.refused]))
    after, written = offered(merged.draft, plan, {path: group.canonical for group in groups for path in group.others})
    rejected = tuple(pair for one in apart for pair in _pairs(one, draft.wiki))
    return Decided(Merged(after, merged.rewritten, merged.told), groups, rejected, written)


def _must_agree(groups: Iterable[Group], apart: Iterable[PlannedCluster]) -> None:
    """Raises CannotRun where notes would become one that the same plan keeps apart."""
    end = {path: group.canonical for group in groups for path in (group.canonical, *group.others)}
    for one in apart:
        first: dict[str, str] = {}
        for path in one.members:
            other = first.setdefault(end.get(path, path), path)
            if other != path:
                raise CannotRun(
                    f"{min(other, path)} and {max(other, path)}: the plan keeps them apart, and merges them as well; decide on one; "
                    "nothing was changed"
                )


def _told(faults: list[str]) -> str:
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return f"{'; '.join(faults[:_SHOWN])}{more}; nothing was changed"


def _faults(one: PlannedCluster, wiki: Wiki) -> Iterator[str]:
    for path in one.members:
        note = wiki.notes.get(path)
        if note is None:
            yield f"{path}: there is no such note any more; make the plan anew"
        elif one.hashes.get(path, note.digest) != note.digest:
            yield f"{path}: changed since the plan was made; make the plan anew, or take the cluster out of it"


def _pairs(one: PlannedCluster, wiki: Wiki) -> Iterator[Rejected]:
    for first, second in combinations(sorted(set(one.members)), 2):
        yield rejected_pair(wiki.notes[first], wiki.notes[second], one.why)


def certain(plan: Plan) -> Iterable[PlannedCluster]:
    """The clusters that need nobody's review."""
    return (one for one in plan.clusters if one.tier != "review")
