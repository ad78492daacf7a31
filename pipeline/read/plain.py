"""Inline tokens as plain text, and the sentence that something in it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.token import Token

LONGEST = 300
"""Characters of a sentence or an excerpt."""

_SENTENCE_END = re.compile(
    r"""[.!?…](?<![.\s][^\W\d_].)(?<!\bvs.)(?<!\bcf.)(?<!\b(?:Eq|No|Ch|pp|al|St|Mr|Ms|Dr).)(?<!\b(?:Fig|Sec|Vol|Mrs|Eqs).)(?<!\b(?:Figs|Prof).)["'”’»)\]]*\s+(?![a-z])|[。！？][”’」』）]*\s*"""
)
"""Not the point of an initial, or of an abbreviation that a capital may follow."""
_BETWEEN = " · "
"""What stands between the cells of a row."""
_SHOWN = frozenset({"text", "text_special", "code_inline", "wikilink", "value", "url"})
_MATH = frozenset({"math_inline", "math_inline_double"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass
class Plain:
    """The plain text of one inline content. Comments, raw HTML, embeds and footnote marks are not in it."""

    text: str
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """`id` of a token that is a link → where what it shows stands in `text`."""

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentence_end(self, count: int) -> int:
        """Where the first so many sentences end."""
        return self._ends[count - 1] if count <= len(self._ends) else len(self.text)

    def sentence(self, start: int, end: int) -> str:
        """The sentence or sentences around a stretch, shortened at both sides where too long."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._ends, end)
        left = self._ends[first - 1] if first else 0
        right = self._ends[last] if last < len(self._ends) else len(self.text)
        return shortened(self.text, left, right, start)


def shortened(text: str, left: int, right: int, focus: int) -> str:
    """At most `LONGEST` characters of `text[left:right]`, with `focus` among them, cut at white space."""
    if right - left > 4 * LONGEST:  # so that a long line costs no more than a short one
        left, right = max(left, focus - 2 * LONGEST), min(right, focus + 2 * LONGEST)
    words = " ".join(text[left:right].split())
    if len(words) <= LONGEST:
        return words
    at = len(" ".join(text[left:focus].split()))
    start = max(0, min(at - LONGEST // 2, len(words) - LONGEST + 1))
    cut = words[start : start + LONGEST - 2]
    if start:
        cut = "…" + (cut.partition(" ")[2] or cut)
    if start + LONGEST - 2 < len(words):
        cut = (cut.rpartition(" ")[0] or cut) + "…"
    return cut


def plain(children: Sequence[Token]) -> Plain:
    """The plain text of inline tokens."""
    parts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    opened: list[tuple[int, int]] = []
    length = 0
    for token in children:
        part = shown(token)
        if part:
            parts.append(part)
        if token.type == "link_open":
            opened.append((id(token), length))
        elif token.type == "link_close":
            key, start = opened.pop()
            spans[key] = (start, length)
        elif token.type in ("wikilink", "embed", "image"):
            spans[id(token)] = (length, length + len(part))
        length += len(part)
    return Plain("".join(parts), spans)


def joined(parts: Sequence[Plain]) -> Plain:
    """The cells of a row as one text."""
    texts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    length = 0
    for part in parts:
        spans |= {key: (start + length, end + length) for key, (start, end) in part.spans.items()}
        if part.text.strip():
            texts.append(part.text)
            length += len(part.text) + len(_BETWEEN)
    return Plain(_BETWEEN.join(texts), spans)


def shown(token: Token) -> str:
    """What a reader sees of one inline token, as text."""
    if token.type in _SHOWN:
        return token.content
    if token.type in _MATH:
        return f"${token.content}$"  # so that whoever shows it can still tell it from text
    if token.type in _BREAKS:
        return " "
    if token.type == "tag":
        return f"#{token.content}"
    if token.type == "image":
        return plain(token.children or ()).text
    return ""
