"""Links for programs: the contract that `schemas/links.schema.json` describes."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.link import Link, Resolution
from pipeline.reports.jsontext import dumped


def render(pairs: Iterable[tuple[Link, Resolution]]) -> str:
    """Every link, in the order given."""
    return dumped({"version": 1, "links": [_link(link, resolution) for link, resolution in pairs]})


def _link(link: Link, resolution: Resolution) -> dict[str, object]:
    return {
        "path": resolution.source,
        "line": link.place.line,
        "column": link.place.column,
        "kind": link.kind,
        "raw": link.raw,
        "target": link.target,
        "fragment": link.fragment,
        "label": link.label,
        "status": resolution.status,
        "resolved": resolution.resolved,
        "via": resolution.via,
        "redirected_from": resolution.redirected_from,
        "candidates": list(resolution.candidates),
    }
