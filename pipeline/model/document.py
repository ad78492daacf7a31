"""A note's body as markdown-it-py parsed it: the one parse that links, snippets and HTML come from (law 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Document:
    """The tokens of a note's body.

    Beyond markdown-it-py's own, `meta` of a token says what it is to us: `link`, `snippet`, `value`,
    each the index into the note's tuple of that name; `heading_open` carries its slug as `id`.
    `pipeline/read/__init__.py` lists the token types that our own rules add.
    """

    tokens: Sequence[Token]
    env: dict[str, Any]
    """What markdown-it-py keeps beside the tokens: footnotes, reference definitions."""
    source: str = ""
    """The whole text of the file (`Text.content`), which every place of the note is an offset into."""
