"""Notes, names → the link graph. The graph's queries and exports, which need networkx, stand in files of their own."""

from pipeline.link.linking import link

__all__ = ["link"]
