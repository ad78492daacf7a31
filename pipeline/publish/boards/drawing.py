"""The arrows of a canvas as an SVG that needs no script, below cards that are HTML."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from pipeline.model.canvas import Arrow, Side, Spot

EDGE: Final = 24.0
"""Pixels around all cards."""
_HEAD: Final = 12.0
_LABEL: Final = 48
"""Letters of an arrow's label in the drawing; the list of arrows has all of them."""
_OUTWARD: Final = {"top": (0.0, -1.0), "right": (1.0, 0.0), "bottom": (0.0, 1.0), "left": (-1.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Plane:
    """What all cards of a canvas lie on; its corner at the top left is the origin of the page."""

    left: float
    top: float
    width: float
    height: float

    def moved(self, spot: Spot) -> Spot:
        """A spot as seen from the plane's corner."""
        return Spot(spot.x - self.left, spot.y - self.top, spot.width, spot.height)


def plane(spots: Sequence[Spot]) -> Plane:
    """The smallest plane that holds all spots, of which there is at least one."""
    left, top = min(spot.x for spot in spots) - EDGE, min(spot.y for spot in spots) - EDGE
    right = max(spot.x + spot.width for spot in spots) + EDGE
    bottom = max(spot.y + spot.height for spot in spots) + EDGE
    return Plane(left, top, right - left, bottom - top)


def drawing(arrows: Iterable[tuple[Arrow, Spot, Spot]], size: Plane) -> str:
    """Curves with their heads, and above all else their labels; not for those who listen, whom a list tells the same."""
    drawn = [_arrow(arrow, one, other) for arrow, one, other in arrows]
    lines, labels = "".join(line for line, _ in drawn), "".join(label for _, label in drawn)
    return _layer("wm-arrows", lines, size) + _layer("wm-arrows wm-arrows--labels", labels, size)


def _layer(css: str, inner: str, size: Plane) -> str:
    box = f'width="{size.width:.0f}" height="{size.height:.0f}" viewBox="0 0 {size.width:.0f} {size.height:.0f}"'
    hidden = 'aria-hidden="true" focusable="false" data-search-exclude'
    return f'<svg class="{css}" {hidden} {box}>{inner}</svg>\n' if inner else ""


def hue(color: str) -> tuple[str, str]:
    """The class and the style of a colour: one of the six that a palette names, or an author's own."""
    if len(color) == 1:
        return f" wm-hue wm-hue--{color}", ""
    return (" wm-hue wm-hue--own", f"--wm-own:{color}") if color else ("", "")


def _arrow(arrow: Arrow, one: Spot, other: Spot) -> tuple[str, str]:
    """A curve with its heads, and its label."""
    sides = _sides(one, other)
    here, there = arrow.start_side or sides[0], arrow.end_side or sides[1]
    start, end = _on(one, here), _on(other, there)
    reach = min(max(math.dist(start, end) / 2, 30.0), 200.0)
    from_, to = (_out(start, here, _HEAD * arrow.start_head), _out(end, there, _HEAD * arrow.end_head))
    first, second = _out(start, here, reach), _out(end, there, reach)
    curve = f'<path class="wm-arrow__line" d="M{_at(from_)}C{_at(first)} {_at(second)} {_at(to)}"/>'
    heads = (_head(start, here) if arrow.start_head else "") + (_head(end, there) if arrow.end_head else "")
    middle = tuple((from_[axis] + 3 * first[axis] + 3 * second[axis] + to[axis]) / 8 for axis in (0, 1))
    css, style = hue(arrow.color)
    styled = f' style="{style}"' if style else ""
    return f'<g class="wm-arrow{css}"{styled}>{curve}{heads}</g>', _label(arrow.label, (middle[0], middle[1]))


def _sides(one: Spot, other: Spot) -> tuple[Side, Side]:
    """The sides that face each other."""
    right = other.x + other.width / 2 - one.x - one.width / 2
    down = other.y + other.height / 2 - one.y - one.height / 2
    if abs(right) > abs(down):
        return ("right", "left") if right > 0 else ("left", "right")
    return ("bottom", "top") if down > 0 else ("top", "bottom")


def _on(spot: Spot, side: Side) -> tuple[float, float]:
    """The middle of a side."""
    right, down = _OUTWARD[side]
    return spot.x + spot.width * (1 + right) / 2, spot.y + spot.height * (1 + down) / 2


def _out(point: tuple[float, float], side: Side, length: float) -> tuple[float, float]:
    """A point so far before a side."""
    right, down = _OUTWARD[side]
    return point[0] + right * length, point[1] + down * length


def _head(tip: tuple[float, float], side: Side) -> str:
    base, (right, down) = _out(tip, side, _HEAD), _OUTWARD[side]
    one, other = ((base[0] + sign * down * _HEAD / 2, base[1] + sign * right * _HEAD / 2) for sign in (1, -1))
    return f'<path class="wm-arrow__head" d="M{_at(tip)}L{_at(one)}L{_at(other)}Z"/>'


def _label(label: str, point: tuple[float, float]) -> str:
    said = " ".join(label.split())
    shown = said if len(said) <= _LABEL else said[: _LABEL - 1] + "…"
    return f'<text x="{point[0]:.0f}" y="{point[1]:.0f}">{escape(shown, quote=False)}</text>' if shown else ""


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.0f},{point[1]:.0f}"
