"""Embeds: a note, a section or a block of one, or a file, shown in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from pipeline.publish.html.filekinds import is_picture
from pipeline.publish.html.footnotes import with_footnotes
from pipeline.publish.html.links import Goal, goal
from pipeline.publish.html.media import caption, medium, picture
from pipeline.publish.html.scene import Scene

if TYPE_CHECKING:
    from markdown_it.token import Token

Render: TypeAlias = "Callable[[Sequence[Token], Scene], str]"

_DEEPEST = 8
"""Embeds within embeds, so many levels."""
_MOST = 200
"""Embeds within embeds on one page: notes that each embed two others would double with every level."""


def embed(scene: Scene, index: int, shown: str, render: Render) -> str:
    """What stands in place of one embed. What is private leaves nothing."""
    found = goal(scene, index)
    link = scene.note.links[index] if index < len(scene.note.links) else None
    if link is None or found.kind in {"private", "plain"}:
        return (
            "" if found.kind == "private" else f"{found.opening()}{escape(shown)}{found.closing()}" if found.css else ""
        )
    if found.kind == "missing":
        words = caption(link.label or "") or link.target or shown
        return f"{found.opening()}{escape(words)}{found.closing()}"
    if found.kind == "external":
        return _foreign(found, link.target or "", link.label)
    if found.kind == "file":
        resolution = scene.edition.resolution(scene.note.path, index)
        return medium(scene, found, (resolution.resolved if resolution else None) or "", link.label)
    return _note(scene, index, found, render)


def _foreign(found: Goal, target: str, label: str | None) -> str:
    if is_picture(target):
        return picture(found.href or "", label or "")
    return f"{found.opening()}{escape(label or target)}{found.closing()}"


def _note(scene: Scene, index: int, found: Goal, render: Render) -> str:
    """A note in place. Material's search leaves out one level of an element only, so it is the outermost that it sees."""
    edition = scene.edition
    resolution = edition.resolution(scene.note.path, index)
    if resolution is None or resolution.resolved is None:
        return ""
    path, anchor = resolution.resolved, resolution.anchor
    title = edition.title(path)
    opening = f'<a class="wm-embed__source" href="{escape(found.href or "")}">{escape(title)}</a>'
    if resolution.status == "missing-fragment":
        return _left_out(opening, found.remark or "")
    if (path, anchor) in scene.way:
        return _left_out(opening, edition.words.cycle.format(title=title))
    if len(scene.way) > _DEEPEST or scene.gathered.nested >= _MOST:
        return _left_out(opening, edition.words.too_deep.format(title=title))
    note = edition.notes[path]
    tokens = edition.documents(path).tokens
    part = tokens if anchor is None else with_footnotes(section(tokens, anchor), tokens)
    body = render(part, scene.within(note, anchor))
    tag, out_of_search = ("div", "") if scene.embedded else ("section", ' data-search-exclude="true"')
    return f'<{tag} class="wm-embed"{out_of_search}><p class="wm-embed__title">{opening}</p>\n{body}</{tag}>\n'


def _left_out(opening: str, told: str) -> str:
    return f'<div class="wm-embed wm-embed--left-out"><p class="wm-embed__title">{opening}</p><p>{escape(told)}</p></div>\n'


def section(tokens: Sequence[Token], anchor: str) -> Sequence[Token]:
    """The tokens of a heading's section, or of the one block that carries an id; none where it is not there."""
    for start, token in enumerate(tokens):
        if token.attrGet("id") == anchor:
            if token.type == "heading_open":
                return tokens[start : _end_of_section(tokens, start)]
            block = tokens[start : _end_of_block(tokens, start)]
            return _in_its_list(tokens, start, block) if token.type == "list_item_open" else block
    return ()


def _in_its_list(tokens: Sequence[Token], start: int, item: Sequence[Token]) -> Sequence[Token]:
    """An item alone in a list of the kind that it stands in, with the number that it has there."""
    opening = next(
        token for token in reversed(tokens[:start]) if token.nesting > 0 and token.level < tokens[start].level
    )
    around = copy(opening)
    around.attrs = {name: value for name, value in opening.attrs.items() if name == "class"}
    if opening.type == "ordered_list_open" and item[0].info.isdigit():
        around.attrs["start"] = int(item[0].info)
    behind = tokens[start + len(item) :]
    closing = next(token for token in behind if token.nesting < 0 and token.level == opening.level)
    return [around, *item, closing]


def _end_of_section(tokens: Sequence[Token], start: int) -> int:
    level = tokens[start].tag
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if token.level < tokens[start].level or token.type == "footnote_block_open":
            return index
        if token.type == "heading_open" and token.level == tokens[start].level and token.tag <= level:
            return index
    return len(tokens)


def _end_of_block(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index + 1
    return len(tokens)
