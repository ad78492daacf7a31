"""Boxes and lines as a drawing that needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_EDGE = 20
_LETTER = 11
"""Width of a letter, about, in a canvas' own unit."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with a name; in a canvas' own unit, `y` downwards."""

    x: float
    y: float
    width: float
    height: float
    label: str
    group: bool


def drawing(boxes: Sequence[Box], lines: Sequence[tuple[Box, Box]], title: str) -> str:
    """An SVG of boxes and of the lines between them; groups lie below."""
    left, top = min(box.x for box in boxes) - _EDGE, min(box.y for box in boxes) - _EDGE
    width = max(box.x + box.width for box in boxes) + _EDGE - left
    height = max(box.y + box.height for box in boxes) + _EDGE - top
    ordered = sorted(boxes, key=lambda box: not box.group)
    inner = "".join(map(_box, ordered[: sum(box.group for box in boxes)]))
    inner += "".join(_line(one, other) for one, other in lines)
    inner += "".join(map(_box, ordered[sum(box.group for box in boxes) :]))
    view = f"{left:g} {top:g} {max(width, 1):g} {max(height, 1):g}"
    return f'<svg class="wm-canvas" role="img" aria-label="{escape(title)}" viewBox="{view}">{inner}</svg>\n'


def _box(box: Box) -> str:
    css = ' class="wm-canvas__group"' if box.group else ""
    room = max(3, int(box.width / _LETTER) - 2)
    shown = box.label if len(box.label) <= room else box.label[: room - 1] + "…"
    y = box.y + 24 if box.group else box.y + box.height / 2 + 6
    rectangle = (
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{max(box.width, 1):g}" height="{max(box.height, 1):g}" rx="8"/>'
    )
    name = f'<text x="{box.x + box.width / 2:g}" y="{y:g}">{escape(shown, quote=False)}</text>'
    return f"<g{css}>{rectangle}{name}</g>"


def _line(one: Box, other: Box) -> str:
    ends = (one.x + one.width / 2, one.y + one.height / 2, other.x + other.width / 2, other.y + other.height / 2)
    return '<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>'.format(*ends)
