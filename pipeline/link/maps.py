"""Redirect maps that other tools keep in JSON or YAML: old path → what it became."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.link.paths import joined
from pipeline.model.options import MappedRedirect

_SOURCES = ("source_path", "source_path_from_root", "source", "from", "old", "path")
_TARGETS = ("redirect_url", "target", "destination", "to", "new", "url")
_LISTS = ("redirections", "redirects", "redirect_maps")
"""Keys under which a file keeps its list or mapping."""


def redirect_map(
    text: str, file: str = "", source_root: str = "", target_root: str = ""
) -> tuple[MappedRedirect, ...] | str:
    """A file's redirects in its order, or in words why they cannot be read; sources outside the wiki are left out.

    A mapping from old to new, or a list of mappings with both, possibly under a key such as `redirections`. The roots
    are the wiki's folder in the file's paths, and the address at which its site stands: `docs` and `/cpp`.
    """
    data = _loaded(text)
    if isinstance(data, str):
        return data
    return tuple(filter(None, (_line(*pair, file, source_root, target_root) for pair in _pairs(data))))


def _line(source: str, target: str, file: str, source_root: str, target_root: str) -> MappedRedirect | None:
    inside = _below(source, source_root)
    if not inside:
        return None
    path, mark, fragment = target.partition("#")
    place = None if "://" in path or path.startswith("//") else _below(path, target_root)
    if place is None:
        return MappedRedirect(inside, target, True, file)
    return MappedRedirect(inside, f"{place or 'index'}{mark}{fragment}", False, file)


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
    return inside[len(prefix) + 1 :] if f"{inside}/".startswith(f"{prefix}/") else None
