"""The ways that readers go from note to note."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.wiki import Wiki

FOLLOWED = frozenset({"wikilink", "embed", "link", "image", "relation"})
"""Kinds of edges that lead on; tags and categories are not followed here."""


def reachable(wiki: Wiki, sources: Iterable[str]) -> set[str]:
    """Every node that can be reached from some nodes, these included."""
    onward: dict[str, list[str]] = {}
    for edge in wiki.graph.edges:
        if edge.kind in FOLLOWED or edge.kind == "redirect":
            onward.setdefault(edge.source, []).append(edge.target)
    reached = set(sources)
    waiting = list(reached)
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def circles(onward: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """The strongly connected parts of more than one member, or with a loop, each sorted (Tarjan, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found = []
    for root in sorted(onward):
        walk = [(root, iter(onward[root]))] if root not in order else []
        if walk:
            order[root] = low[root] = len(order)
            stack.append(root)
            on_stack.add(root)
        while walk:
            node, targets = walk[-1]
            target = next(targets, None)
            if target is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == order[node]:
                    part = _popped(stack, on_stack, node)
                    if len(part) > 1 or node in onward.get(node, ()):
                        found.append(tuple(sorted(part)))
            elif target not in order:
                order[target] = low[target] = len(order)
                stack.append(target)
                on_stack.add(target)
                walk.append((target, iter(onward.get(target, ()))))
            elif target in on_stack:
                low[node] = min(low[node], order[target])
    return sorted(found)


def _popped(stack: list[str], on_stack: set[str], down_to: str) -> list[str]:
    part: list[str] = []
    while not part or part[-1] != down_to:
        part.append(stack.pop())
        on_stack.discard(part[-1])
    return part
