"""A canvas as a reader sees it: cards at their places, arrows between them, and the same as lists that can be read out."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from pipeline.model.canvas import Arrow, Canvas, Card, CardReader, Spot
from pipeline.model.page import Page
from pipeline.publish.boards.card import Desk, board_title, card_html
from pipeline.publish.boards.drawing import Plane, drawing, hue, plane
from pipeline.publish.boards.veiling import without_links
from pipeline.publish.edition import Edition
from pipeline.publish.html.plaintext import shortened, text_of
from pipeline.publish.html.scene import Gathered

MOST: Final = 2000
"""Cards of one canvas that are shown; a page of more would be heavier than any reader's patience."""
_NAME: Final = 60
"""Letters by which a card is called in the list of arrows."""
_NESTED: Final = 200
"""Groups of one canvas into which cards are put; of more, all stand side by side."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that readers may see."""

    number: int
    card: Card
    spot: Spot
    html: str
    name: str
    """Plain text, by which arrows call it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a canvas comes to."""

    html: str
    markdown: str
    attachments: frozenset[str]


def draw(edition: Edition, pages: Mapping[str, Page], canvas: Canvas, address: str, cards: CardReader) -> Drawn:
    """A canvas that could be read."""
    desk, made = Desk(edition, pages, canvas.path, address, cards, Gathered(embeds=MOST)), []
    for number, card in enumerate(canvas.cards[:MOST]):
        html = card_html(desk, number, card)
        if html is not None:
            made.append((number, card, html))
    shown = _placed(made, edition)
    by_number = {one.number: one for one in shown}
    arrows = [arrow for arrow in canvas.arrows if by_number.keys() >= {arrow.start, arrow.end}]
    labelled = [replace(arrow, label=without_links(edition, arrow.label)) for arrow in arrows]
    left_out = len(canvas.cards) - MOST
    more = f'<p class="wm-told">{escape(edition.words.index.more_cards(left_out))}</p>\n' if left_out > 0 else ""
    return Drawn(
        html=_board(edition, canvas, shown, labelled) + more + _ways(edition, by_number, labelled),
        markdown=_markdown(shown, by_number, labelled),
        attachments=frozenset(desk.gathered.attachments),
    )


def _placed(made: Sequence[tuple[int, Card, str]], edition: Edition) -> list[Shown]:
    """The cards at their places; what has none lies below all others."""
    spots = [card.spot for _, card, _ in made if card.spot is not None]
    left = min((spot.x for spot in spots), default=0.0)
    top = max((spot.y + spot.height for spot in spots), default=0.0) + 40
    shown = []
    for number, card, html in made:
        spot = card.spot
        if spot is None:
            spot, top = Spot(left, top, 300.0, 80.0), top + 100
        shown.append(Shown(number, card, spot, html, _name(html) or _file_name(card) or edition.words.index.card))
    return shown


def _file_name(card: Card) -> str:
    return posixpath.basename(card.said) if card.kind == "file" else ""


def _name(html: str) -> str:
    first = next((part for part in re.split(r"</(?:h2|p|li|div)>", html, maxsplit=1) if part), "")
    return shortened(text_of(first) or text_of(html), _NAME)


def _id(one: Shown) -> str:
    return f"card-{one.number + 1}"


def _board(edition: Edition, canvas: Canvas, shown: Sequence[Shown], arrows: Sequence[Arrow]) -> str:
    """The picture, whose cards are a list to those who do not see it."""
    if not shown:
        return f'<p class="wm-told">{escape(edition.words.index.canvas_empty)}</p>\n'
    size, said = plane([one.spot for one in shown]), edition.words.index
    spots = {one.number: size.moved(one.spot) for one in shown}
    lines = drawing(((arrow, spots[arrow.start], spots[arrow.end]) for arrow in arrows), size)
    cards = "".join(_cards(shown, spots))
    words = json.dumps({"in": said.zoom_in, "out": said.zoom_out, "all": said.zoom_all}, ensure_ascii=False)
    title = escape(said.canvas_named.format(title=board_title(canvas.path)))
    switch = f'<label class="wm-board__as"><input type="checkbox" autocomplete="off"> {escape(said.as_list)}</label>'
    return (
        f'<div class="wm-board" data-words="{escape(words)}"><div class="wm-board__bar">{switch}</div>\n'
        f'<div class="wm-board__view" role="region" tabindex="0" aria-label="{title}">'
        f'<div class="wm-board__plane" style="{_measures(size)}">\n{lines}<ul class="wm-cards">\n{cards}</ul></div></div></div>\n'
    )


def _measures(size: Plane) -> str:
    return f"--w:{size.width:.0f}px;--h:{size.height:.0f}px"


def _cards(shown: Sequence[Shown], spots: Mapping[int, Spot]) -> Iterator[str]:
    """Items of lists: the cards in the order in which they are read, those of a group within it."""
    groups = [one for one in shown if one.card.kind == "group"]
    groups = sorted(groups, key=lambda one: one.spot.width * one.spot.height) if len(groups) <= _NESTED else []
    within: dict[int | None, list[Shown]] = {}
    for one in shown:
        within.setdefault(_group_of(one, groups), []).append(one)
    yield from _items(None, within, spots)


def _group_of(one: Shown, groups: Sequence[Shown]) -> int | None:
    """The smallest group that holds a card's middle; of one group in another, the next larger."""
    area = one.spot.width * one.spot.height if one.card.kind == "group" else -1.0
    x, y = one.spot.x + one.spot.width / 2, one.spot.y + one.spot.height / 2
    for group in groups:
        spot = group.spot
        larger = spot.width * spot.height > area
        if larger and spot.x <= x <= spot.x + spot.width and spot.y <= y <= spot.y + spot.height:
            return group.number
    return None


def _items(of: int | None, within: Mapping[int | None, Sequence[Shown]], spots: Mapping[int, Spot]) -> Iterator[str]:
    for one in sorted(within.get(of, ()), key=lambda one: (round(one.spot.y / 40), one.spot.x, one.number)):
        inner = "".join(_items(one.number, within, spots)) if one.card.kind == "group" else ""
        nested = f'<ul class="wm-cards">\n{inner}</ul>' if inner else ""
        yield f"<li>{_card(one, spots[one.number])}{nested}</li>\n"


def _card(one: Shown, spot: Spot) -> str:
    css, style = hue(one.card.color)
    place = f"--x:{spot.x:.0f}px;--y:{spot.y:.0f}px;--w:{spot.width:.0f}px;--h:{spot.height:.0f}px"
    styled = f"{place};{style}" if style else place
    return f'<div class="wm-card wm-card--{one.card.kind}{css}" id="{_id(one)}" style="{styled}">{one.html}</div>'


def _ways(edition: Edition, by_number: Mapping[int, Shown], arrows: Sequence[Arrow]) -> str:
    """The arrows in words."""
    if not arrows:
        return ""
    lines = "".join(_way(by_number[arrow.start], by_number[arrow.end], arrow) for arrow in arrows)
    return f'<h2 id="wm-arrows">{escape(edition.words.index.arrows)}</h2>\n<ul class="wm-ways">\n{lines}</ul>\n'


def _way(one: Shown, other: Shown, arrow: Arrow) -> str:
    ends = (f'<a href="#{_id(end)}">{escape(end.name, quote=False)}</a>' for end in (one, other))
    label = f" ({escape(arrow.label, quote=False)})" if arrow.label else ""
    return f"<li>{_sign(arrow).join(ends)}{label}</li>\n"


def _sign(arrow: Arrow) -> str:
    return {(True, True): " ↔ ", (True, False): " ← ", (False, True): " → "}.get(
        (arrow.start_head, arrow.end_head), " — "
    )


def _markdown(shown: Sequence[Shown], by_number: Mapping[int, Shown], arrows: Sequence[Arrow]) -> str:
    """The same as plain text, for whoever takes the page's clean Markdown."""
    cards = "".join(f"- {text_of(one.html)}\n" for one in shown if text_of(one.html))
    ways = "".join(
        f"- {by_number[arrow.start].name}{_sign(arrow)}{by_number[arrow.end].name}"
        + (f" ({arrow.label})" if arrow.label else "")
        + "\n"
        for arrow in arrows
    )
    return "\n".join(filter(None, (cards, ways)))
