"""The finished wiki: what rules judge and the site shows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.canvas import Canvas
from pipeline.model.cluster import Cluster
from pipeline.model.graph import LinkGraph
from pipeline.model.ledger import Ledger
from pipeline.model.name import NameTable
from pipeline.model.note import Note
from pipeline.model.options import Options
from pipeline.model.receipt import VoidReceipt
from pipeline.model.run import Run
from pipeline.model.schemafault import SchemaFault
from pipeline.model.source import Inventory


@dataclass(frozen=True, slots=True)
class Wiki:
    """Everything known after all stages but publishing."""

    options: Options
    inventory: Inventory
    notes: Mapping[str, Note]
    """By path, sorted."""
    faults: tuple[SchemaFault, ...]
    names: NameTable
    clusters: tuple[Cluster, ...]
    graph: LinkGraph
    runs: Mapping[str, Mapping[int, Run]]
    """Note path → index of the snippet → its current run, or what a receipt says of it; a snippet that has neither is absent."""
    now: datetime.date
    void: tuple[VoidReceipt, ...] = ()
    """Receipts of snippets that changed since, by path."""
    ledger: Ledger | None = None
    """What was published before; None where no memory of it is kept."""
    canvases: Mapping[str, Canvas] = field(default_factory=dict)
    """By path, sorted."""
