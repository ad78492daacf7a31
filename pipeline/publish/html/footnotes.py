"""Footnotes in the markup of Material."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.publish.html.scene import Scene

if TYPE_CHECKING:
    from markdown_it.token import Token


def reference(token: Token, scene: Scene) -> str:
    """The raised number in the text."""
    number = token.meta["id"] + 1
    return (
        f'<sup id="{_mark(token, scene)}"><a class="footnote-ref" href="#{scene.id(f"fn:{number}")}">{number}</a></sup>'
    )


def _mark(token: Token, scene: Scene) -> str:
    """The id of one reference; a footnote may be referred to several times."""
    repeat = token.meta.get("subId", 0)
    return scene.id(f"fnref{repeat + 1 if repeat else ''}:{token.meta['id'] + 1}")


def opening(token: Token, scene: Scene) -> str:
    """The start of one footnote."""
    number = token.meta["id"] + 1
    return f'<li id="{scene.id(f"fn:{number}")}">\n'


def way_back(token: Token, scene: Scene) -> str:
    """The arrow from a footnote to where it was referred to."""
    told = scene.edition.words.footnote_back
    return f' <a class="footnote-backref" href="#{_mark(token, scene)}" title="{told}" aria-label="{told}">↩</a>'


def with_footnotes(part: Sequence[Token], tokens: Sequence[Token]) -> Sequence[Token]:
    """A part of a note with those of the note's footnotes that it refers to."""
    used = {child.meta["id"] for token in part for child in token.children or () if child.type == "footnote_ref"}
    block = next((index for index, token in enumerate(tokens) if token.type == "footnote_block_open"), None)
    if not used or block is None:
        return part
    kept, keep = [tokens[block]], False
    for token in tokens[block + 1 :]:
        if token.type == "footnote_open":
            keep = token.meta["id"] in used
        if keep or token.type == "footnote_block_close":
            kept.append(token)
    return [*part, *kept]
