"""The clean-up, step after step, until there is nothing left to clean up; nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from pipeline.dedupe.proposal import propose
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group, grouped
from pipeline.merging.held import Harm
from pipeline.merging.merge import merge
from pipeline.merging.orders import Orders
from pipeline.merging.planning import hidden_notes
from pipeline.model.failure import CannotRun
from pipeline.model.plan import Rejected, Rewrite
from pipeline.tidying.graphsections import Wanted, pruned, unresolved, wanted
from pipeline.tidying.heads import Heads
from pipeline.tidying.leftovers import Leftover, leftovers
from pipeline.tidying.linknames import Mended, normalised
from pipeline.tidying.maps import Map, knows_maps, mapped
from pipeline.tidying.redirects import straightened

_ROUNDS = 5
"""A round makes work for the next only where it took away the last link to a stub, or a name that two notes shared."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for beside the usual."""

    prune: bool = False
    """Take links out of graph sections that nothing answers to."""
    keep_wanted: int | None = None
    """As many notes want what is not taken out all the same; None: everything is."""
    listed: frozenset[str] = frozenset()
    """Notes that the site's navigation names: they stay."""
    maps: bool = False
    """Write missing maps in any case; else only where notes show that they are of use."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """What the clean-up comes to."""

    draft: Draft
    removed: tuple[Leftover, ...] = ()
    kept: tuple[Leftover, ...] = ()
    """Those that stay, and why."""
    groups: tuple[Group, ...] = ()
    refused: tuple[Harm, ...] = ()
    """Merges that were certain and could not be made."""
    told: tuple[str, ...] = ()
    mended: tuple[Mended, ...] = ()
    straight: tuple[str, ...] = ()
    maps: tuple[Map, ...] = ()
    pruned: int = 0
    wanted: tuple[Wanted, ...] = ()
    """What graph sections still ask for."""
    review: int | None = None
    """Clusters that are left for a person; None as long as nobody looked."""


def tidy(
    draft: Draft, orders: Orders, heads: Heads, rejected: Iterable[Rejected] = (), wishes: Wishes = Wishes()
) -> Tidied:
    """Do the whole clean-up in memory; done again, it finds nothing more to do."""
    rejected = tuple(rejected)
    done = Tidied(draft)
    for _ in range(_ROUNDS):
        before = done.draft.changed
        done = _round(done, orders, heads, rejected, wishes)
        if done.draft.changed == before:
            break
    return done


def _round(done: Tidied, orders: Orders, heads: Heads, rejected: tuple[Rejected, ...], wishes: Wishes) -> Tidied:
    done = _without_leftovers(done, heads, {"error page"}, wishes)
    done = _merged(done, orders, rejected)
    done = _without_leftovers(done, heads, {"error page", "stub"}, wishes)
    draft, straight = straightened(done.draft)
    draft, mended = normalised(draft)
    new_maps = wishes.maps or knows_maps(draft.wiki)
    draft, maps = mapped(draft, heads, hidden_notes(draft.wiki), new_maps)
    draft, gone = pruned(draft, wishes.keep_wanted) if wishes.prune else (draft, 0)
    return replace(
        done,
        draft=draft,
        straight=(*done.straight, *straight),
        mended=(*done.mended, *mended),
        maps=(*done.maps, *maps),
        pruned=done.pruned + gone,
        wanted=wanted(unresolved(draft.wiki).items()),
    )


def _without_leftovers(done: Tidied, heads: Heads, kinds: Collection[str], wishes: Wishes) -> Tidied:
    every = leftovers(done.draft.wiki, heads.known_fields, wishes.listed, done.draft.body)
    found = [one for one in every if one.kind in kinds]
    gone = tuple(one for one in found if not one.kept)
    kept = {one.path: one for one in (*done.kept, *found) if one.kept}
    still = tuple(one for path, one in sorted(kept.items()) if path in done.draft.wiki.notes)
    draft = done.draft.having({one.path: None for one in gone})
    return replace(done, draft=draft, removed=(*done.removed, *gone), kept=still)


def _merged(done: Tidied, orders: Orders, rejected: tuple[Rejected, ...]) -> Tidied:
    """What is declared or certain is merged; what is refused stands aside, and the rest is tried again."""
    wiki, hidden = done.draft.wiki, hidden_notes(done.draft.wiki)
    bodies = {path: done.draft.body(path) for path in wiki.notes}
    again = done.review is not None
    found = propose(wiki.notes, wiki.names, wiki.graph, bodies, hidden, rejected, certain_only=again).clusters
    review = done.review if again else sum(cluster.tier == "review" for cluster in found)
    groups = list(_groups([(one.canonical, one.members) for one in found if one.tier != "review"]))
    refused = list(done.refused)
    while groups:
        made = merge(done.draft, groups, orders, hidden)
        if not made.refused:
            return replace(
                done,
                draft=made.draft,
                groups=(*done.groups, *groups),
                told=(*done.told, *made.told),
                mended=(*done.mended, *map(_followed, made.rewritten)),
                refused=tuple(refused),
                review=review,
            )
        blamed = _blamed({one.path for one in made.refused}, done.draft)
        left = [group for group in groups if blamed.isdisjoint((group.canonical, *group.others))]
        refused = list(dict.fromkeys((*refused, *made.refused)))
        groups = left if len(left) < len(groups) else []
    return replace(done, refused=tuple(refused), review=review)


def _followed(link: Rewrite) -> Mended:
    """A link that a merge sent on to the canonical note."""
    return Mended(link.path, link.line, "redirect", link.old, link.new, False)


def _groups(merges: list[tuple[str, tuple[str, ...]]]) -> tuple[Group, ...]:
    try:
        return grouped(merges)
    except CannotRun:  # clusters that overlap are for a person
        return ()


def _blamed(named: Collection[str], draft: Draft) -> frozenset[str]:
    """The notes whose groups are at fault: those that are named, and what they link to."""
    resolutions = draft.wiki.graph.resolutions
    linked = (found.resolved for path in named for found in resolutions.get(path, ()) if found.resolved is not None)
    return frozenset({*named, *linked})
