"""Questions to the link graph. Each is a file of its own; networkx is imported only by those that need it."""

from pipeline.link.queries.backlinks import Backlink, backlinks
from pipeline.link.queries.difference import Difference, difference
from pipeline.link.queries.hubs import Hub, hubs
from pipeline.link.queries.named import named
from pipeline.link.queries.orphans import orphans
from pipeline.link.queries.route import Route, route
from pipeline.link.queries.stats import Stats, stats
from pipeline.link.queries.structure import Cycle, articulations, components, hierarchy_cycles, page_rank
from pipeline.link.queries.wanted import Ask, Near, Wanted, wanted

__all__ = [
    "Ask",
    "Backlink",
    "Cycle",
    "Difference",
    "Hub",
    "Near",
    "Route",
    "Stats",
    "Wanted",
    "articulations",
    "backlinks",
    "components",
    "difference",
    "hierarchy_cycles",
    "hubs",
    "named",
    "orphans",
    "page_rank",
    "route",
    "stats",
    "wanted",
]
