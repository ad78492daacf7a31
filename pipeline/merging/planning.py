"""A wiki in, a merge plan out: what was found, and what merging would change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.dedupe.licences import licence
from pipeline.dedupe.proposal import propose
from pipeline.dedupe.why import WHY
from pipeline.link.fragments import anchors
from pipeline.merging.bodies import fates, overall
from pipeline.merging.canonical import composed, whereabouts
from pipeline.merging.draft import Draft
from pipeline.merging.group import Group
from pipeline.merging.merge import obstacle
from pipeline.merging.orders import Orders
from pipeline.merging.references import References
from pipeline.merging.routes import Routes, rewritten
from pipeline.merging.union import changed_fields
from pipeline.model.cluster import Cluster
from pipeline.model.frontmatter import Json
from pipeline.model.plan import FIRST_DECISION, Plan, PlannedCluster, Rejected, Rewrite
from pipeline.model.wiki import Wiki
from pipeline.publish.privacy import public_notes
from pipeline.rules.links.rewrite import SureNames


@dataclass(frozen=True, slots=True)
class Planner:
    """What every cluster of a plan needs."""

    draft: Draft
    orders: Orders
    names: SureNames
    hidden: frozenset[str] = frozenset()
    """The notes that no reader sees."""

    def planned(self, cluster: Cluster) -> PlannedCluster:
        """A cluster with all that merging it would change."""
        notes = self.draft.wiki.notes
        group = Group(cluster.canonical, tuple(path for path in cluster.members if path != cluster.canonical))
        of_others = fates(self.draft, group)
        changes = obstacle(self.draft, group, self.hidden) or self._changes(group)
        stands = isinstance(changes, str)
        return PlannedCluster(
            cluster.members,
            cluster.canonical,
            f"{_why(cluster)} It cannot be merged as it is: {changes}." if stands else _why(cluster),
            cluster.tier,
            cluster.evidence,
            "later" if stands else FIRST_DECISION[cluster.tier],
            {path: notes[path].digest for path in cluster.members},
            *(({}, ()) if isinstance(changes, str) else changes),
            overall(of_others),
            tuple(sorted({found for path in cluster.members if (found := licence(notes[path]))})),
        )

    def _changes(self, group: Group) -> tuple[dict[str, Json], tuple[Rewrite, ...]] | str:
        """Fields and links that the merge would change; in words, why it cannot be."""
        wiki = self.draft.wiki
        root = dict.fromkeys(group.others, group.canonical)
        routes = Routes(wiki, root, self.names, {}, {})
        references = References(wiki, root, self.names, {}, {}, frozenset({*root, *root.values()}))
        one = composed(self.draft, group, routes, references, self.orders)
        if isinstance(one, str):
            return one
        after = self.draft.read(group.canonical, one.text)
        moved = dict(whereabouts(self.draft, one, after))
        routes = replace(routes, moved=moved, anchors={group.canonical: anchors(after)})
        return changed_fields(one.changes, wiki.notes[group.canonical]), tuple(self._links(group, routes))

    def _links(self, group: Group, routes: Routes) -> Iterator[Rewrite]:
        backlinks = self.draft.wiki.graph.backlinks
        for path in sorted({found.source for other in group.others for found in backlinks.get(other, ())}):
            if path not in group.others:
                for link, edit in routes.from_bystander(self.draft.wiki.notes[path]):
                    yield Rewrite(path, link.place.line, link.raw, rewritten(link, edit))


def plan_of(draft: Draft, orders: Orders, rejected: Iterable[Rejected] = ()) -> Plan:
    """The merge plan of a wiki. Files whose name is no text are left out: no plan could name them."""
    wiki = draft.wiki
    notes = {path: note for path, note in wiki.notes.items() if _is_text(path)}
    hidden = hidden_notes(wiki)
    found = propose(notes, wiki.names, wiki.graph, {path: draft.body(path) for path in notes}, hidden, rejected)
    planner = Planner(draft, orders, SureNames.of(wiki), hidden)
    clusters = tuple(map(planner.planned, found.clusters))
    return Plan(_id(clusters, found.relations, found.names), clusters, found.relations, found.names)


def hidden_notes(wiki: Wiki) -> frozenset[str]:
    """The notes that no reader sees."""
    return frozenset(wiki.notes.keys() - public_notes(wiki).keys())


def _is_text(path: str) -> bool:
    return path.isprintable() or path.encode("utf-8", "replace").decode() == path


def _id(*parts: object) -> str:
    """Equal plans have equal ids."""
    return f"merge-{hashlib.sha256(repr(parts).encode('utf-8', 'backslashreplace')).hexdigest()[:10]}"


def _why(cluster: Cluster) -> str:
    """In one sentence, for and against."""
    pro = list(dict.fromkeys(WHY.get(piece.kind, piece.kind) for piece in cluster.evidence if piece.supports))
    con = list(dict.fromkeys(piece.words for piece in cluster.evidence if not piece.supports))
    more = f" (and {len(con) - 1} more against it)" if len(con) > 1 else ""
    against = f"; but {con[0]}{more}" if con else ""
    sentence = f"{', '.join(pro)}{against}."
    return sentence[:1].upper() + sentence[1:]
