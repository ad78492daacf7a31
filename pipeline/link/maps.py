"""Redirect maps that other tools keep in JSON or YAML: old path → what it became."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.link.paths import joined

_SOURCES = ("source_path", "source_path_from_root", "source", "from", "old", "path")
_TARGETS = ("redirect_url", "target", "destination", "to", "new", "url")
_LISTS = ("redirections", "redirects", "redirect_maps")
"""Keys under which a file keeps its list or mapping."""


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a redirect map, both ends from the wiki's root."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class RedirectMap:
    """A redirect map as far as it concerns one wiki."""

    moves: tuple[Move, ...]
    """In the order of the file; of equal sources all."""
    elsewhere: tuple[Move, ...]
    """Moves from or to what lies outside the wiki; their ends as written."""

    @property
    def repeated(self) -> tuple[str, ...]:
        """Sources that the map names more than once, in its order; the first counts."""
        seen: dict[str, int] = {}
        for move in (*self.moves, *self.elsewhere):
            seen[move.source] = seen.get(move.source, 0) + 1
        return tuple(source for source, count in seen.items() if count > 1)

    @property
    def redirects(self) -> Mapping[str, str]:
        """For `Options.redirects`: of equal sources the first."""
        return {move.source: move.target for move in reversed(self.moves)}


def redirect_map(text: str, source_root: str = "", target_root: str = "") -> RedirectMap | str:
    """A file's redirects, or in words why they cannot be read.

    A mapping from old to new, or a list of mappings with both, possibly under a key such as `redirections`. The roots
    are the wiki's folder in the file's paths, and the address at which its site stands: `docs` and `/cpp`.
    """
    data = _loaded(text)
    if isinstance(data, str):
        return data
    moves: list[Move] = []
    elsewhere: list[Move] = []
    for source, target in _pairs(data):
        inside = _below(source, source_root), None if "://" in target else _below(target.partition("#")[0], target_root)
        if inside[0] and inside[1]:
            moves.append(Move(inside[0], inside[1]))
        else:
            elsewhere.append(Move(inside[0] or source, target))
    return RedirectMap(tuple(moves), tuple(elsewhere))


def _loaded(text: str) -> Any:
    """JSON or YAML; a string tells what is wrong with it."""
    import yaml

    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        try:
            data = yaml.load(text, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError, RecursionError) as fault:
            return f"neither JSON nor YAML: {str(fault).splitlines()[0]}"
    return data if isinstance(data, dict | list) else "neither a mapping nor a list"


def _pairs(data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for item in data:
            ends = (_text(item, _SOURCES), _text(item, _TARGETS)) if isinstance(item, dict) else (None, None)
            if ends[0] and ends[1]:
                yield ends[0], ends[1]
        return
    below = next((data[key] for key in _LISTS if isinstance(data.get(key), dict | list)), None)
    if below is not None:
        yield from _pairs(below)
        return
    yield from ((str(old), new) for old, new in data.items() if isinstance(new, str))


def _text(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((item[key] for key in keys if isinstance(item.get(key), str)), None)


def _below(path: str, root: str) -> str | None:
    """The path from the wiki's root; None where it lies outside."""
    inside = joined("", path)
    prefix = root.strip("/")
    if inside is None or not prefix:
        return inside
    return inside[len(prefix) + 1 :] if inside.startswith(f"{prefix}/") else None
