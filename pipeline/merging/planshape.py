"""What a plan file never has, and what a YAML loader would not survive or would pass over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_DEEPEST = 50
"""Levels of lists and mappings; a plan has six, and what its fields hold."""
_MOST = 3_000_000
"""Values that a plan may come to once its `*aliases` are written out."""


def strange(text: str) -> str:
    """The first such thing, as `:LINE: what it is`; empty where there is none. Raises yaml.YAMLError for no YAML."""
    sizes: dict[str, int] = {}
    open_: list[_Open] = []
    whole = 0
    for event in _events(text):
        line = event.start_mark.line + 1
        if _ends(event):
            closed = open_.pop()
            size = closed.size
        else:
            if open_ and open_[-1].repeats(event):
                return f":{line}: `{event.value}` stands here for the second time; leave one of them"
            if _begins(event):
                open_.append(_Open(event))
                if len(open_) > _DEEPEST:
                    return f":{line}: more than {_DEEPEST} levels of nesting, so it is no merge plan"
                continue
            closed, size = _Open(event), sizes.get(event.anchor, 1) if _stands_for_another(event) else 1
        if closed.anchor:
            sizes[closed.anchor] = size
        if open_:
            open_[-1].size += size
        whole = max(whole, size)
        if whole > _MOST:
            return f":{line}: more than {_MOST:,} values once its aliases are written out, so it is no merge plan"
    return ""


class _Open:
    """A node that is being read: its keys, and how many values it holds so far."""

    def __init__(self, event: Any) -> None:
        self.anchor = None if _stands_for_another(event) else event.anchor
        self.size = 1
        self.keys: set[str] | None = set() if type(event).__name__ == "MappingStartEvent" else None
        self.at_key = True

    def repeats(self, event: Any) -> bool:
        """Whether a node directly inside is a key for the second time."""
        if self.keys is None:
            return False
        is_key, self.at_key = self.at_key, not self.at_key
        value = getattr(event, "value", None)
        if not is_key or value is None:
            return False
        known = value in self.keys
        self.keys.add(value)
        return known


def _events(text: str) -> Iterator[Any]:
    import yaml

    return (
        event
        for event in yaml.parse(text, Loader=yaml.CSafeLoader)
        if isinstance(event, yaml.NodeEvent) or _ends(event)
    )


def _begins(event: Any) -> bool:
    return type(event).__name__ in {"MappingStartEvent", "SequenceStartEvent"}


def _ends(event: Any) -> bool:
    return type(event).__name__ in {"MappingEndEvent", "SequenceEndEvent"}


def _stands_for_another(event: Any) -> bool:
    return type(event).__name__ == "AliasEvent"
