"""Notes → the name table, and the clusters of notes that name one concept."""

from pipeline.dedupe.clusters import clusters
from pipeline.dedupe.names import name_table

__all__ = ["clusters", "name_table"]
