"""Ids that an author gives: `^block` at the end of a block, `{#id}` at the end of a heading."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.read.origin import Origin

_BLOCK = re.compile(r"(?:^|(?<=[ \t\n]))\^([A-Za-z0-9_-]+)$")
_HEADING = re.compile(r"\{:?[ \t]*#([^\s{}#]+)[^{}\n]*\}")


def find_ids(state: StateCore) -> None:
    """The core rule: take the marks off the text, and give their ids to the tokens that open the blocks."""
    tokens = state.tokens
    gone: set[int] = set()
    before: dict[int, Token] = {}
    """By level, the last block that was opened there."""
    for index, token in enumerate(tokens):
        if token.type == "inline" and token.content:
            opening = tokens[index - 1]
            if opening.type == "heading_open" and token.content.endswith("}"):
                _take_heading_id(opening, token)
            if "^" in token.content and opening.type in ("paragraph_open", "heading_open"):
                container = tokens[index - 2] if index > 1 else opening
                if _take_block_id(opening, token, container, before.get(opening.level)):
                    gone.update(range(index - 1, index + 2))
        if token.nesting > 0:
            before.pop(token.level + 1, None)
        closes = token.nesting < 0 and token.type in ("paragraph_close", "heading_close")
        if closes and index not in gone:
            before[token.level] = tokens[index - 2]
        elif token.nesting >= 0 and token.type not in ("paragraph_open", "heading_open", "inline"):
            before[token.level] = token
    if gone:
        state.tokens = [token for index, token in enumerate(tokens) if index not in gone]


def _take_heading_id(opening: Token, inline: Token) -> None:
    start = inline.content.rfind("{")
    match = _HEADING.fullmatch(inline.content, max(start, 0))
    if match and start > 0:
        opening.meta["id"] = match[1]
        inline.content = inline.content[:start].rstrip(" \t")


def _take_block_id(opening: Token, inline: Token, container: Token, before: Token | None) -> bool:
    """Give the id to the block; True where the paragraph held nothing else, so that the id is of the block before."""
    match = _BLOCK.search(inline.content)
    if match is None:
        return False
    origin: Origin = inline.meta["origin"]
    inline.content = inline.content[: match.start()].rstrip(" \t\n")
    alone = not inline.content and opening.type == "paragraph_open" and before is not None
    bearer = opening
    if alone and before:
        bearer = before
    elif container.type == "list_item_open" and opening.type == "paragraph_open":
        bearer = container
    bearer.meta["block"] = (match[1], origin.span(*match.span()))
    bearer.attrSet("id", f"^{match[1]}")
    return alone
