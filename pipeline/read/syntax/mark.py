"""`==marked==` text, by the delimiters that emphasis uses."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_MARKER = ord("=")


def parse_mark(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `=`. Exactly two are a delimiter."""
    scanned = state.scanDelims(state.pos, True)
    if silent or scanned.length == 1:
        return False
    token = state.push("text", "", 0)
    token.content = "=" * scanned.length
    if scanned.length == 2:
        state.delimiters.append(Delimiter(_MARKER, 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def pair_marks(state: StateInline) -> None:
    """Once delimiters are balanced, turn each pair into tokens."""
    for delimiters in (state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)):
        for opening in delimiters:
            if opening.marker == _MARKER and opening.end >= 0:
                _become(state.tokens[opening.token], "mark_open", 1)
                _become(state.tokens[delimiters[opening.end].token], "mark_close", -1)


def _become(token: Token, kind: str, nesting: int) -> None:
    token.type, token.tag, token.markup, token.content = kind, "mark", "==", ""
    token.nesting = 1 if nesting > 0 else -1
