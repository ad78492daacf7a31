"""Callouts: a quote whose first line is `[!type]- Title`."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_HEAD = re.compile(r"\[!([^\[\]\n]+)\]([+-]?)(?![(\[])[ \t]*([^\n]*)(?:\n|$)")


def find_callouts(state: StateCore) -> None:
    """The core rule: quotes that are callouts become tokens of their own."""
    found: list[Token] = []
    open_quotes: list[Token] = []
    tokens = iter(state.tokens)
    for token in tokens:
        found.append(token)
        if token.type == "blockquote_close" and open_quotes.pop().type == "callout_open":
            token.type, token.tag = "callout_close", "div"
        elif token.type == "inline" and _begins_quote(found):
            _become(found, _HEAD.match(token.content), next(tokens))
        if token.type == "blockquote_open":
            open_quotes.append(token)
    state.tokens = found


def _begins_quote(found: list[Token]) -> bool:
    return len(found) > 2 and found[-2].type == "paragraph_open" and found[-3].type == "blockquote_open"


def _become(found: list[Token], head: re.Match[str] | None, paragraph_close: Token) -> None:
    """Make a callout of the quote, its paragraph and the inline content at the end of `found`, if the head is one."""
    if head is None:
        found.append(paragraph_close)
        return
    inline, paragraph_open, quote = found.pop(), found.pop(), found[-1]
    quote.type, quote.tag = "callout_open", "div"
    title = (head[3] or "").strip()
    quote.meta = {"type": head[1].partition("|")[0].strip().lower(), "fold": head[2], "title": title or None}
    origin = inline.meta.pop("origin")
    if title:
        line = [inline.map[0], inline.map[0] + 1] if inline.map else None
        text = Token("inline", "", 0, content=title, map=line, level=inline.level, children=[], block=True)
        text.meta["origin"] = origin.after(inline.content.index(title, head.start(3)))
        found.append(Token("callout_title_open", "p", 1, map=line, level=paragraph_open.level, block=True))
        found.append(text)
        found.append(Token("callout_title_close", "p", -1, level=paragraph_open.level, block=True))
    rest = inline.content[head.end() :].lstrip(" \t")
    if rest:
        inline.meta["origin"] = origin.after(len(inline.content) - len(rest))
        inline.content = rest
        found.extend((paragraph_open, inline, paragraph_close))
