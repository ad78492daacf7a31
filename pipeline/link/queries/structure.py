"""How the notes hang together: components, articulation notes, circles in hierarchies, PageRank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.link.networks import between
from pipeline.model.graph import LinkGraph
from pipeline.model.name import folded

HIERARCHIES: Mapping[str, tuple[str, bool]] = {
    "broader": ("broader", True),
    "narrower": ("broader", False),
    "partof": ("part of", True),
    "haspart": ("part of", False),
    "prerequisite": ("prerequisite", True),
    "prerequisites": ("prerequisite", True),
    "requires": ("prerequisite", True),
    "dependson": ("prerequisite", True),
}
"""Relation types that must not go round in circles → the hierarchy, and whether they point up it."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Notes each of which stands above the one before it, and the first above the last."""

    hierarchy: str
    notes: tuple[str, ...]


def components(graph: LinkGraph) -> tuple[tuple[str, ...], ...]:
    """Notes that hang together, whichever way the links go; the largest component first, each sorted."""
    import networkx as nx

    parts = (tuple(sorted(part)) for part in nx.weakly_connected_components(between(graph)))
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def articulations(graph: LinkGraph) -> tuple[str, ...]:
    """Notes without which a component would fall apart, sorted."""
    import networkx as nx

    return tuple(sorted(nx.articulation_points(between(graph).to_undirected())))


def hierarchy_cycles(graph: LinkGraph) -> tuple[Cycle, ...]:
    """One circle for each knot of notes that stand above each other."""
    import networkx as nx

    found = []
    for hierarchy, pairs in sorted(_hierarchies(graph).items()):
        relations = nx.DiGraph(sorted(pairs))
        for knot in nx.strongly_connected_components(relations):
            if len(knot) > 1:
                circle = nx.find_cycle(relations.subgraph(knot), min(knot))
                found.append(Cycle(hierarchy, _from_least(tuple(edge[0] for edge in circle))))
            elif all(relations.has_edge(note, note) for note in knot):
                found.append(Cycle(hierarchy, tuple(knot)))
    return tuple(sorted(found, key=lambda cycle: (cycle.hierarchy, cycle.notes)))


def page_rank(
    graph: LinkGraph, damping: float = 0.85, rounds: int = 100, precision: float = 1e-9
) -> Mapping[str, float]:
    """The share of time a reader who follows links at random spends at each note (Brin and Page 1998); sums to 1.

    networkx' own needs SciPy.
    """
    read = between(graph)
    count = read.number_of_nodes()
    if not count:
        return {}
    rank = dict.fromkeys(read, 1 / count)
    for _ in range(rounds):
        stuck = sum(share for note, share in rank.items() if not read.out_degree(note))
        after = dict.fromkeys(rank, (1 - damping + damping * stuck) / count)
        for note, share in rank.items():
            for target in read.successors(note):
                after[target] += damping * share / read.out_degree(note)
        moved = sum(abs(after[note] - share) for note, share in rank.items())
        rank = after
        if moved < precision:
            break
    return rank


def relation_key(relation: str) -> str:
    """A relation's type as compared: `part_of`, `part of` and `partOf` are one."""
    return "".join(filter(str.isalnum, folded(relation)))


def _hierarchies(graph: LinkGraph) -> Mapping[str, set[tuple[str, str]]]:
    pairs: dict[str, set[tuple[str, str]]] = {}
    for edge in graph.edges:
        hierarchy, up = HIERARCHIES.get(relation_key(edge.relation or ""), ("", True))
        if hierarchy:
            ends = (edge.source, edge.target) if up else (edge.target, edge.source)
            pairs.setdefault(hierarchy, set()).add(ends)
    return pairs


def _from_least(circle: tuple[str, ...]) -> tuple[str, ...]:
    at = circle.index(min(circle))
    return circle[at:] + circle[:at]
