"""Footnotes stand at the end; those that nothing refers to are read, but shown nowhere."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_tail

UNUSED = "unused_footnotes"
"""The key in `Document.env` of the tokens of footnotes that are not shown."""


def keep_unused(state: StateCore) -> None:
    """The core rule: the plugin's, which drops the footnotes that nothing refers to; here they are put aside."""
    defined: list[Token] = []
    inside = False
    for token in state.tokens:
        inside = (inside or token.type == "footnote_reference_open") and token.type != "footnote_reference_close"
        if inside and token.type != "footnote_reference_open":
            defined.append(token)
    footnote_tail(state)
    if defined:
        shown = set(map(id, state.tokens))
        unused = [token for token in defined if id(token) not in shown]
        if unused:
            state.env[UNUSED] = unused
