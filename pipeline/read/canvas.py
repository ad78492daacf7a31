"""JSON → Canvas. What is no card or arrow is left out and counted; a place that cannot be drawn is none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pipeline.model.canvas import Arrow, Canvas, CanvasFault, Card, CardKind, Side, Spot
from pipeline.model.place import TOP, Place
from pipeline.model.text import Text

_FARTHEST: Final = 1e6
"""Pixels from the middle of a canvas; nobody draws farther out, and no browser would show it."""
_SAID: Final[Mapping[str, tuple[CardKind, str]]] = {
    "text": ("text", "text"),
    "file": ("file", "file"),
    "link": ("link", "url"),
    "group": ("group", "label"),
}
_SIDES: Final[Mapping[str, Side]] = {"top": "top", "right": "right", "bottom": "bottom", "left": "left"}
_COLOR: Final = re.compile(r"[1-6]|#(?:[0-9a-fA-F]{3}){1,2}")
_NAMED: Final = re.compile(r'"file"\s*:\s*("(?:[^"\\]|\\.)*")')
_LONE: Final = re.compile("[\ud800-\udfff]")


def read_canvas(path: str, text: Text | str) -> Canvas:
    """One canvas. `text`: what stands in the file, or in words why it cannot be read."""
    if isinstance(text, str):
        return Canvas(path, fault=CanvasFault(TOP, f"it cannot be read: {text}"))
    if not text.content.strip():
        return Canvas(path)  # as Obsidian makes a new one
    try:
        found = json.loads(text.content)
    except json.JSONDecodeError as wrong:
        return Canvas(path, fault=CanvasFault(text.place(wrong.pos, wrong.pos), f"it is no JSON: {wrong.msg.lower()}"))
    except (ValueError, RecursionError) as wrong:
        return Canvas(path, fault=CanvasFault(TOP, f"it is no JSON: {str(wrong).partition(';')[0].lower()}"))
    if not isinstance(found, dict):
        return Canvas(path, fault=CanvasFault(TOP, "it is no JSON object"))
    return _canvas(path, found, _places(text))


def _canvas(path: str, found: Mapping[str, Any], places: Mapping[str, Place]) -> Canvas:
    cards: list[Card] = []
    numbers: dict[str | int, int] = {}
    nodes, edges = _list(found, "nodes"), _list(found, "edges")
    for node in nodes:
        card = _card(node, places) if isinstance(node, dict) else None
        if card is not None:
            if isinstance(node.get("id"), str | int):
                numbers.setdefault(node["id"], len(cards))
            cards.append(card)
    arrows = [arrow for edge in edges if isinstance(edge, dict) and (arrow := _arrow(edge, numbers))]
    odd = len(nodes) + len(edges) - len(cards) - len(arrows)
    return Canvas(path, tuple(cards), tuple(arrows), odd=odd)


def _list(found: Mapping[str, Any], key: str) -> list[Any]:
    value = found.get(key)
    return value if isinstance(value, list) else []


def _card(node: Mapping[str, Any], places: Mapping[str, Place]) -> Card | None:
    named = _SAID.get(_text(node, "type"))
    if named is None:
        return None
    kind, key = named
    said = _text(node, key)
    part = _text(node, "subpath").removeprefix("#") if kind == "file" else ""
    place = places.get(said, TOP) if kind == "file" else TOP
    return Card(kind, said, part, _color(node), _spot(node), place)


def _text(node: Mapping[str, Any], key: str) -> str:
    value = node.get(key)
    return _LONE.sub("\ufffd", value) if isinstance(value, str) else ""


def _color(node: Mapping[str, Any]) -> str:
    color = _text(node, "color")
    return color if _COLOR.fullmatch(color) else ""


def _spot(node: Mapping[str, Any]) -> Spot | None:
    """Where a card lies; None for what is no number, not finite, or too far out."""
    place = [node.get(key) for key in ("x", "y", "width", "height")]
    numbers = [
        float(value)
        for value in place
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _FARTHEST
    ]
    if len(numbers) < 4:
        return None
    x, y, width, height = numbers
    return Spot(x, y, max(width, 1.0), max(height, 1.0))


def _arrow(edge: Mapping[str, Any], numbers: Mapping[str | int, int]) -> Arrow | None:
    ends = [numbers.get(edge[key]) if isinstance(edge.get(key), str | int) else None for key in ("fromNode", "toNode")]
    start, end = ends
    if start is None or end is None:
        return None
    return Arrow(
        start=start,
        end=end,
        start_side=_SIDES.get(_text(edge, "fromSide")),
        end_side=_SIDES.get(_text(edge, "toSide")),
        start_head=edge.get("fromEnd") == "arrow",
        end_head=edge.get("toEnd", "arrow") != "none",
        label=_text(edge, "label"),
        color=_color(edge),
    )


def _places(text: Text) -> dict[str, Place]:
    """Path → where a canvas first names it."""
    found: dict[str, Place] = {}
    for match in _NAMED.finditer(text.content):
        try:
            found.setdefault(json.loads(match[1]), text.place(*match.span(1)))
        except ValueError:
            continue  # a control character within, which stands in no valid canvas
    return found
