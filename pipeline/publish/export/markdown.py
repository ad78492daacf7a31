"""A note as plain Markdown without what no reader sees: comments gone, every link relative to the copy of its target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.link import Link
from pipeline.publish.address import clean_markdown, relative
from pipeline.publish.html.filekinds import is_picture
from pipeline.publish.html.links import Goal, goal, readdress
from pipeline.publish.html.scene import Scene

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))+")
_GAP = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\Z")
_LINE = re.compile(r"[ \t]*(?:\r\n?|\n)")
_ADDRESS = re.compile(r"""\b(?:href|src|poster|cite)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
Splice = tuple[int, int, str]


def markdown(scene: Scene, document: Document, title: str, title_in_body: bool) -> str:
    """The clean Markdown of the scene's note."""
    place = scene.note.body.place
    splices = sorted({*_comments(document), *_definitions(document, place.line), *_links(scene)})
    parts, position = [""], place.start
    for start, end, replacement in splices:
        if start < position:
            continue  # it lies within something that is already gone
        parts += filter(None, (document.source[position:start], replacement))
        position = end if replacement else _after_gap(parts[-1], document.source, end)
    text = _LINE_END.sub("\n", "".join((*parts, document.source[position:])))
    for address in _private_addresses(scene, document):
        text = text.replace(address, "")
    head = "" if title_in_body else f"# {title}\n\n"
    return head + text[_after_gap("", text, 0) :].rstrip() + "\n"


def _after_gap(before: str, source: str, end: int) -> int:
    """Where the text goes on after something that left nothing behind: no line stays empty, and no gap grows."""
    if before and before[-1] not in "\r\n":
        return end
    rest = (_BLANK_LINES if not before or _GAP.search(before) else _LINE).match(source, end)
    return rest.end() if rest else end


def _comments(document: Document) -> Iterator[Splice]:
    """`%% … %%`, HTML comments and the marks around figures."""
    for token in _all(_tokens(document)):
        if token.type == "comment" or (token.type == "html_inline" and token.content.startswith("<!--")):
            yield (*token.meta["span"], "")
        for start, end in (*token.meta.get("marks", ()), *token.meta.get("unseen", ())):
            yield start, end, ""


def _tokens(document: Document) -> Iterator[Token]:
    """The tokens of the page, and those of footnotes that nothing refers to."""
    yield from document.tokens
    yield from document.env.get("unused_footnotes", ())


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _definitions(document: Document, first_line: int) -> Iterator[Splice]:
    """Reference definitions: every link that used one carries its address itself."""
    starts = _line_starts(document.source)
    found = [*document.env.get("references", {}).values(), *document.env.get("duplicate_refs", ())]
    for definition in found:
        lines = definition.get("map") if isinstance(definition, Mapping) else None
        if lines:
            first, last = (min(line + first_line - 1, len(starts) - 1) for line in lines)
            yield starts[first], starts[last], ""


def _line_starts(source: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source)), len(source)]


def _links(scene: Scene) -> Iterator[Splice]:
    for index, link in enumerate(scene.note.links):
        if link.field is None:
            yield from _link(scene, index, link)


def _link(scene: Scene, index: int, link: Link) -> Iterator[Splice]:
    found, place = goal(scene, index), link.place
    if link.kind in {"wikilink", "embed"}:
        yield place.start, place.end, _written(scene, index, link, found)
        return
    label = _label_end(link.raw)
    if label is None or not link.raw.startswith(("[", "![")):  # an autolink shows where it goes
        if found.kind == "private":
            yield place.start, place.end, scene.edition.words.private
        return
    opening = 2 if link.raw.startswith("!") else 1
    if found.kind == "private" and link.label is None:
        yield place.start, place.end, scene.edition.words.private
    elif found.href is None:
        yield place.start, place.start + opening, ""
        yield place.start + label, place.end, ""
    else:
        yield place.start + label, place.end, f"]({_address(scene, index, link, found)})"


def _written(scene: Scene, index: int, link: Link, found: Goal) -> str:
    """A wikilink or an embed as a Markdown link."""
    if found.kind == "private":
        return "" if link.kind == "embed" else link.label or scene.edition.words.private
    name = link.target or link.fragment or ""
    label = found.instead if found.instead and link.label is None else link.label or name
    if found.href is None:
        return label
    shown = label.replace("[", "\\[").replace("]", "\\]")
    mark = "!" if link.kind == "embed" and is_picture(name) else ""
    return f"{mark}[{shown}]({_address(scene, index, link, found)})"


def _address(scene: Scene, index: int, link: Link, found: Goal) -> str:
    """The address of a link's target: of a note that of its own clean Markdown."""
    resolution = scene.edition.resolution(scene.note.path, index)
    if found.kind != "page" or resolution is None or resolution.resolved is None:
        address = found.href or ""
        plain = _without_entities(address) if found.kind == "file" else address
        return f"<{plain}>" if any(sign in address for sign in " ()") else plain
    here, there = (clean_markdown(scene.edition.addresses[path]) for path in (scene.note.path, resolution.resolved))
    anchor = scene.edition.anchor(resolution.resolved, resolution.anchor) if resolution.anchor else None
    return _without_entities(relative(here, there, anchor).replace("(", "%28").replace(")", "%29"))


def _without_entities(address: str) -> str:
    """An address in which Markdown sees no HTML entity."""
    return address if unescape(address) == address else address.replace("&", "%26")


def _label_end(raw: str) -> int | None:
    """Where, in a Markdown link as written, the bracket stands that closes its label."""
    depth, index = 0, raw.find("[")
    while 0 <= index < len(raw):
        sign = raw[index]
        if sign == "\\":
            index += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == 0:
                return index
        index += 1
    return None


def _private_addresses(scene: Scene, document: Document) -> Iterator[str]:
    """Addresses in an author's HTML that lead nowhere a reader may go."""
    for token in _all(_tokens(document)):
        if token.type in {"html_block", "html_inline"}:
            for match in _ADDRESS.finditer(token.content):
                address = next((group for group in match.groups() if group), "")
                if address and readdress(scene, address) is None:
                    yield address
