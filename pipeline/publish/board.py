"""Canvases and bases, which only Obsidian opens: a page that tells what is in them, and says so.

The canvas is JSON Canvas 1.0 (jsoncanvas.org): nodes with a place and a size, and edges between them.
A file has a page only where a public note refers to it.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from pipeline.model.globs import matcher
from pipeline.model.page import Page, TocEntry
from pipeline.publish.address import relative
from pipeline.publish.drawing import Box, drawing
from pipeline.publish.edition import Edition
from pipeline.publish.links import external

_WIKILINK = re.compile(r"!?\[\[([^\[\]]*)\]\]|!?\[([^\[\]]*)\]\(([^()\s]*)\)")
_COMMENT = re.compile(r"%%.*?(?:%%|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_LITERAL = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|\[\[([^\]\n]*)\]\]')
_TITLE = "wm-title"
_LONGEST = 100_000
"""Characters of a base's source that a page shows."""


@dataclass(frozen=True, slots=True)
class _Card:
    """What one node of a canvas says."""

    kind: str
    html: str
    label: str


@dataclass(slots=True)
class _Board:
    """Cards by the ids of their nodes, boxes to be drawn, and lines of edges; filled while the canvas is read."""

    cards: dict[str, _Card] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    ways: list[tuple[str, str, str]] = field(default_factory=list)


def board_pages(edition: Edition) -> Iterator[Page]:
    """A page for each canvas and each base."""
    for path, address in edition.boards.items():
        source = edition.sources(path)
        told = _base(edition, source) if path.lower().endswith(".base") else _canvas(edition, source, path, address)
        name = posixpath.basename(path)
        title = escape(name, quote=False)
        html = f'<h1 id="{_TITLE}">{title}</h1>\n{told}'
        toc = (TocEntry(1, _TITLE, name),)
        yield Page(f"{path}.md", name, html, toc, {}, f"# {name}\n", frozenset({_TITLE}), address)


def board_faults(edition: Edition) -> Iterator[str]:
    """Each canvas that cannot be read, with the place and the reason."""
    for path in edition.boards:
        why = None if path.lower().endswith(".base") else fault(edition.sources(path))
        if why is not None:
            yield f"{path}:{why}"


def _told(text: str) -> str:
    return f'<p class="wm-told">{escape(text, quote=False)}</p>\n'


def fault(source: str | None) -> str | None:
    """Why a canvas cannot be read, with the line where that is known; None where it can."""
    if source is None:
        return "1:1 it cannot be read as text"
    try:
        found = json.loads(source or "{}")
    except (ValueError, RecursionError) as wrong:
        line, column = getattr(wrong, "lineno", 1), getattr(wrong, "colno", 1)
        return f"{line}:{column} it is no JSON: {str(getattr(wrong, 'msg', wrong)).lower()}"
    return None if isinstance(found, dict) else "1:1 it is no JSON object"


def _canvas(edition: Edition, source: str | None, path: str, address: str) -> str:
    said = edition.words.index
    if fault(source) is not None:
        return _told(said.canvas_broken)
    board = _read(edition, json.loads(source or "{}"), path, address)
    out = [_told(said.canvas_told)]
    if board.boxes:
        lines = [(board.boxes[one], board.boxes[other]) for one, other, _ in board.ways]
        out.append(drawing(list(board.boxes.values()), lines, posixpath.basename(path)))
    cards = [card for card in board.cards.values() if card.html]
    out += [f'<div class="wm-card wm-card--{card.kind}">{card.html}</div>\n' for card in cards]
    ways = "".join(_way(board, way) for way in board.ways)
    return "".join(out) + (f'<ul class="wm-ways">\n{ways}</ul>\n' if ways else "")


def _way(board: _Board, way: tuple[str, str, str]) -> str:
    one, other, label = way
    told = f" ({escape(label, quote=False)})" if label else ""
    return f"<li>{escape(board.cards[one].label)} → {escape(board.cards[other].label)}{told}</li>\n"


def _read(edition: Edition, found: Mapping[str, Any], path: str, address: str) -> _Board:
    board = _Board()
    nodes, edges = found.get("nodes"), found.get("edges")
    for node in nodes if isinstance(nodes, list) else ():
        card = _card(edition, node, address) if isinstance(node, dict) else None
        if card is not None:
            id_ = str(node.get("id", len(board.cards)))
            board.cards[id_] = card
            place = [node.get(key) for key in ("x", "y", "width", "height")]
            numbers = [value for value in place if isinstance(value, int | float) and abs(value) < 1e7]
            if len(numbers) == 4:
                board.boxes[id_] = Box(numbers[0], numbers[1], numbers[2], numbers[3], card.label, card.kind == "group")
    for edge in edges if isinstance(edges, list) else ():
        if isinstance(edge, dict):
            ends = str(edge.get("fromNode")), str(edge.get("toNode"))
            if board.boxes.keys() >= set(ends):
                board.ways.append((*ends, _plain(edition, str(edge.get("label") or ""), path)))
    return board


def _card(edition: Edition, node: Mapping[str, Any], address: str) -> _Card | None:
    """What a node says; None for one of something private."""
    if node.get("type") == "file":
        return _file(edition, str(node.get("file") or ""), address)
    if node.get("type") == "link":
        goal = external(str(node.get("url") or ""))
        shown = escape(str(node.get("url") or ""))
        return _Card("link", f"<p>{goal.opening()}{shown}{goal.closing()}</p>", str(node.get("url") or ""))
    group = node.get("type") == "group"
    text = _plain(edition, str(node.get("label" if group else "text") or ""), "")
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    html = "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs)
    first = re.sub(r"^[#>*\-\s]+", "", paragraphs[0].partition("\n")[0]) if paragraphs else ""
    return _Card("group" if group else "text", html, first)


def _file(edition: Edition, path: str, address: str) -> _Card | None:
    redirect = edition.wiki.graph.redirects.get(path)
    final = redirect.final if redirect is not None and redirect.final is not None else path
    if {path, final} & edition.hidden or matcher(edition.wiki.options.publish.exclude)(path):
        return None
    if final in edition.notes:
        title = edition.title(final)
        href = escape(relative(address, edition.addresses[final]))
        return _Card("file", f'<p><a class="wm-link" href="{href}">{escape(title, quote=False)}</a></p>', title)
    name = posixpath.basename(path)
    css = "wm-file" if path in edition.attachments else "wm-missing"
    return _Card("file", f'<p><span class="{css}">{escape(name, quote=False)}</span></p>', name)


def _plain(edition: Edition, text: str, path: str) -> str:
    """A card's text without comments; a link is its label, and one to something private tells no name."""

    def shown(link: re.Match[str]) -> str:
        if link[1] is None:
            return link[2]
        target, _, label = link[1].partition("|")
        name = target.partition("#")[0].strip()
        return label or (edition.words.private if names_hidden(edition, name) else target)

    return _WIKILINK.sub(shown, _COMMENT.sub("", text))


def names_hidden(edition: Edition, name: str) -> bool:
    """Whether a text is a name, the path or a folder of something private."""
    bare = name.strip().strip("/")
    if not bare:
        return False
    paths = {bare, f"{bare}.md", f"{bare}.markdown"}
    if paths & edition.hidden or any(one.path in edition.hidden for one in edition.wiki.names.called(bare)):
        return True
    return any(path.startswith(bare + "/") or path.endswith(f"/{bare}.md") for path in edition.hidden)


def _base(edition: Edition, source: str | None) -> str:
    said = edition.words.index
    text = source or ""
    named = (next(filter(None, found), "") for found in _LITERAL.findall(text))
    if source is None or any(names_hidden(edition, name) for name in named) or "#" in _outside(text):
        return _told(said.base_told) + _told(said.base_left_out)
    return _told(said.base_told) + f'<pre class="wm-source" tabindex="0"><code>{escape(text[:_LONGEST])}</code></pre>\n'


def _outside(text: str) -> str:
    """What of a YAML text may be a comment: an author's word to himself."""
    return "\n".join(line for line in _LITERAL.sub("", text).splitlines() if re.search(r"(?:^|\s)#", line))
