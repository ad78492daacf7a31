"""A bare `https://…` in prose: no link of the wiki's, yet readers can follow it, and nothing in it is emphasis or a tag."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from pipeline.read.origin import trail_of

_SCHEMES = ("https", "http")
_REST = re.compile(
    r"://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#](?:[^\s<>\[\]`|\"“”‘’「」『』《》〈〉，。、！？（）%]|%(?!%))*)?"
)
"""What follows the scheme. Two percent signs begin a comment, which no reader sees."""
_ENDS_NO_ADDRESS = "?!.,:;*_~'\\"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def parse_url(state: StateInline, silent: bool) -> bool:
    """The inline rule; `state` stands at `:`. As in GitHub's Markdown, the sentence's punctuation is not of the address."""
    scheme = next((name for name in _SCHEMES if state.src.endswith(name, 0, state.pos)), None)
    if scheme is None or state.linkLevel:
        return False
    start = state.pos - len(scheme)
    match = _REST.match(state.src, state.pos, state.posMax)
    if match is None or (start and state.src[start - 1].isalnum() and state.src[start - 1].isascii()):
        return False
    end = state.pos + len(_address(match[0]))
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        token = state.push("url", "", 0)
        token.content = _ESCAPED.sub(r"\1", state.src[start:end]).replace("&amp;", "&")
        token.meta["span"] = trail_of(state.env).span(start, end)
    state.pos = end
    return True


def _address(written: str) -> str:
    """Without what ends the sentence, the emphasis or the parenthesis that the address stands in."""
    end, unopened = len(written), written.count(")") - written.count("(")
    while True:
        before = end
        while written[end - 1] in _ENDS_NO_ADDRESS:
            end -= 1
        if written.endswith("==", 0, end):
            end -= 2
        if unopened > 0 and written[end - 1] == ")":
            end, unopened = end - 1, unopened - 1
        if end == before:
            return written[:end]
