"""One card of a canvas as HTML: Markdown by the parse that notes have, a note in short, a file as an embed shows it."""

from __future__ import annotations

import posixpath
import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Final, cast

from pipeline.model.canvas import Card, CardReader, CardText
from pipeline.model.document import Document
from pipeline.model.frontmatter import NO_FRONT_MATTER
from pipeline.model.globs import matcher
from pipeline.model.name import folded
from pipeline.model.note import Body, Note, Roles
from pipeline.model.page import Page
from pipeline.model.place import TOP
from pipeline.publish.boards.veiling import names_hidden, without_links
from pipeline.publish.edition import Edition
from pipeline.publish.html.body import body
from pipeline.publish.html.gate import through_the_gate
from pipeline.publish.html.links import Goal, external
from pipeline.publish.html.media import medium
from pipeline.publish.html.scene import Gathered, Scene

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""How the address of a link begins; any other would be read as a page of this site."""
_HEADING: Final = re.compile(r"<(/?)h[1-6]\b")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the cards of one canvas are made with."""

    edition: Edition
    pages: Mapping[str, Page]
    """Those of notes, which cards quote."""
    path: str
    address: str
    """Of the canvas' page."""
    cards: CardReader
    gathered: Gathered


def unread(path: str, said: str) -> CardText:
    """The cards of canvases whose Markdown nobody reads."""
    return CardText(Note(path, "", NO_FRONT_MATTER, Roles(), "", Body(TOP)), Document((), {}))


def card_html(desk: Desk, number: int, card: Card) -> str | None:
    """What a card says; None for one of something private."""
    if card.kind == "group":
        return f"<p>{escape(without_links(desk.edition, card.said), quote=False)}</p>"
    if card.kind == "link":
        said = card.said.strip()
        goal = external(said) if _ADDRESS.match(said) else Goal("plain")
        return f"<p>{goal.opening()}{escape(said, quote=False)}{goal.closing()}</p>"
    text = desk.cards(f"{desk.path}#{number}", card.said if card.kind == "text" else "")
    scene = _scene(desk, number, text)
    if card.kind == "file":
        return _file(scene, desk.pages, card)
    trusted = desk.edition.wiki.options.publish.trust_html
    return _HEADING.sub(r"<\1h2", through_the_gate(body(text.document.tokens, scene), trusted=trusted))


def _scene(desk: Desk, number: int, text: CardText) -> Scene:
    """The scene of a card: a note without a page of its own, on the page of its canvas."""
    edition, graph = desk.edition, desk.edition.wiki.graph
    links = ChainMap({text.note.path: text.resolutions}, cast("dict[str, Any]", graph.resolutions))
    here = ChainMap({desk.path: desk.address}, cast("dict[str, str]", edition.addresses))
    known = replace(edition.wiki, graph=replace(graph, resolutions=links))
    told = replace(edition, wiki=known, addresses=here)
    return Scene(told, desk.path, text.note, desk.gathered, way=((text.note.path, None),), number=number + 1)


def _file(scene: Scene, pages: Mapping[str, Page], card: Card) -> str | None:
    """A note's title and what it begins with, or a file as an embed shows it."""
    edition = scene.edition
    named = posixpath.normpath(card.said.lstrip("/"))
    redirect = edition.wiki.graph.redirects.get(named)
    path = redirect.final if redirect is not None and redirect.final is not None else named
    if {path, named} & edition.hidden or matcher(edition.wiki.options.publish.exclude)(named):
        return None
    if path in edition.notes:
        return _note(scene, pages, path, card.part)
    name = escape(posixpath.basename(card.said), quote=False)
    if path in edition.boards:
        return f'<p><a class="wm-file" href="{escape(scene.to(edition.boards[path]))}">{escape(board_title(path), quote=False)}</a></p>'
    if path not in edition.attachments:
        if names_hidden(edition, named) or names_hidden(edition, posixpath.basename(named)):
            return None
        is_there = path in edition.wiki.inventory.attachments
        remark = escape(edition.words.not_shown if is_there else edition.words.missing.format(name=named))
        return f'<p><span class="wm-missing" title="{remark}">{name}</span></p>'
    part = card.part or None
    return f"<p>{medium(scene, Goal('file', href=scene.href(path, part)), path, None)}</p>"


def _note(scene: Scene, pages: Mapping[str, Page], path: str, asked: str) -> str:
    edition, title = scene.edition, scene.edition.title(path)
    anchor = _anchor(edition.notes[path], asked) if asked else None
    preview = pages[path].preview if path in pages else None
    parts = {part.id: part for part in preview.parts} if preview else {}
    id_ = edition.anchor(path, anchor) if anchor else None
    part = parts.get(id_) if id_ else None
    where = f" › {escape(part.title, quote=False)}" if part is not None and part.title else ""
    said = part.text if part is not None else edition.summary(path)
    link = f'<a class="wm-link" href="{escape(scene.href(path, anchor))}">{escape(title, quote=False)}{where}</a>'
    excerpt = f'<p class="wm-excerpt">{escape(said, quote=False)}</p>' if said else ""
    return f"<p>{link}</p>{excerpt}"


def _anchor(note: Note, asked: str) -> str | None:
    """The slug of the heading or block that a canvas means by `Heading`, `Heading#Deeper` or `^block`."""
    last = asked.rpartition("#")[2]
    if last.startswith("^"):
        return last if any(f"^{block.id}" == last for block in note.body.blocks) else None
    wanted = _loose(last)
    return next(
        (heading.slug for heading in note.body.headings if heading.slug and _loose(heading.text) == wanted), None
    )


def _loose(heading: str) -> str:
    """A heading as Obsidian compares it: signs that a link cannot hold are none."""
    return "".join(sign for sign in folded(heading) if sign.isalnum())


def board_title(path: str) -> str:
    """What a canvas or base is called: its file's name without the ending."""
    return posixpath.splitext(posixpath.basename(path))[0]
