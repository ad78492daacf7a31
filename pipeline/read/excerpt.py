"""The first sentence or two of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from markdown_it.token import Token

from pipeline.read.plain import LONGEST, Plain, plain, shortened

_PARAGRAPHS = 8
"""How many paragraphs are looked at before the first with words of its own is given up."""


_WORDS = frozenset({"text", "text_special", "value", "math_inline", "code_inline"})


def excerpt(tokens: Sequence[Token]) -> str:
    """The beginning of the first paragraph that says more than links, tags and figures do; plain text."""
    fallback = ""
    for inline in islice(_paragraphs(tokens), _PARAGRAPHS):
        text = plain(inline.children or ())
        if _says_something(inline):
            return _first_sentences(text)
        fallback = fallback or _first_sentences(text)
    return fallback


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Paragraphs with text: those at the top, then those in quotes and lists."""
    paragraphs = [
        token
        for before, token in pairwise(tokens)
        if token.type == "inline" and before.type == "paragraph_open" and token.content
    ]
    return chain((top for top in paragraphs if top.level == 1), (inner for inner in paragraphs if inner.level > 1))


def _says_something(inline: Token) -> bool:
    """Whether words stand outside of links and tags."""
    said = (child for child in _outside(inline.children or ()) if child.type in _WORDS)
    return any(letter.isalnum() for child in said for letter in child.content)


def _outside(children: Sequence[Token]) -> Iterator[Token]:
    inside = 0
    for child in children:
        inside += (child.type == "link_open") - (child.type == "link_close")
        if not inside:
            yield child


def _first_sentences(text: Plain) -> str:
    """Two sentences where both fit, else one, else the beginning of it."""
    one, two = text.sentence_end(1), text.sentence_end(2)
    both = shortened(text.text, 0, two, 0)
    return both if len(both) < LONGEST and not both.endswith("…") else shortened(text.text, 0, one, 0)
