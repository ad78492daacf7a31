"""`[[target#fragment|label]]` and `![[embed]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline

from pipeline.model.dialect import Dialect
from pipeline.read.address import is_external_wikilink
from pipeline.read.origin import trail_of

_INNER = re.compile(r"(?:[^\[\]\n]|\[(?!\[)|\](?!\]))+")
"""Up to `]]`, the end of the line or the next `[[`, so that no text is looked at more than twice."""
_PIPE = re.compile(r"\\?\|")
_UNSEEN = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
"""A comment within the brackets; readers see none of it. (Python 3.11.2 mistakes a lookahead in a possessive group.)"""
_ADDRESSED = ("]](http://", "]](https://")
"""What makes `[[1]](https://example.org)` a Markdown link whose text stands in brackets, as a citation does."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """What stands between the brackets, taken apart."""

    target: str | None
    fragment: str | None
    label: str | None

    @property
    def shown(self) -> str:
        """The text that a reader sees: the label, or target and headings as Obsidian joins them."""
        if self.label is not None:
            return self.label
        headings = [part for part in (self.fragment or "").split("#") if part]
        return " > ".join([self.target, *headings] if self.target else headings)


def wikilink(inner: str, dialect: Dialect) -> Wikilink | None:
    """A wikilink by the text between its brackets; None where target or label are empty, or a comment is in the target."""
    target, label = _halves(inner, dialect)
    target = target.strip()
    if label is not None:
        label = label.strip()
    if not target or label == "" or _UNSEEN.search(target):
        return None
    if label:
        label = without_comments(label) or None
    if is_external_wikilink(target) and not (dialect.vaults and target.startswith(f"{dialect.name}://")):
        return Wikilink(target, None, label)
    name, mark, fragment = target.partition("#")
    if not mark and name.startswith("^"):
        name, fragment = "", name
    name, fragment = name.strip(), fragment.strip()
    return Wikilink(name or None, fragment or None, label) if name or fragment else None


def without_comments(text: str) -> str:
    """A label or a title without what only its author sees."""
    return _UNSEEN.sub("", text).strip()


def _halves(inner: str, dialect: Dialect) -> tuple[str, str | None]:
    """Target and label. In a table, and so anywhere, the pipe between them may be escaped."""
    pipes = list(_PIPE.finditer(inner))
    if not pipes:
        return inner, None
    if dialect.label_first:
        return inner[pipes[-1].end() :], inner[: pipes[-1].start()]
    return inner[: pipes[0].start()], inner[pipes[0].end() :]


def parse_wikilink(state: StateInline, silent: bool, dialect: Dialect) -> bool:
    """The inline rule; `state` stands at `[` or `!`."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    opening = state.pos + (3 if state.src[state.pos] == "!" else 2)
    closing = _closing(state.src, opening, state.posMax)
    if closing < 0:
        return False
    link = wikilink(state.src[opening:closing], dialect)
    if link is None or state.src.startswith(_ADDRESSED, closing) or _opens_comment(state, opening, closing):
        return False
    if not silent:
        token = state.push("embed" if state.src[state.pos] == "!" else "wikilink", "", 0)
        token.content = link.shown
        token.meta = {"wikilink": link, "span": trail_of(state.env).span(state.pos, closing + 2)}
    state.pos = closing + 2
    return True


def _opens_comment(state: StateInline, opening: int, closing: int) -> bool:
    """Whether a comment begins between the brackets and ends behind them: what it hides is no link's then."""
    inner = state.src[opening:closing]
    if "%%" not in inner and "<!--" not in inner:
        return False
    rest = _UNSEEN.sub("", inner)
    return ("%%" in rest and state.src.find("%%", closing, state.posMax) >= 0) or (
        "<!--" in rest and state.src.find("-->", closing, state.posMax) >= 0
    )


def _closing(source: str, opening: int, limit: int) -> int:
    """Where the closing brackets begin, or -1. Single brackets may stand inside in pairs, as in `[[[Java] Lists]]`."""
    match = _INNER.match(source, opening, limit)
    if match is None or not source.startswith("]]", match.end(), limit):
        return -1
    closing = match.end()
    if "[" not in match[0]:
        return closing
    missing = match[0].count("[") - match[0].count("]")
    if missing <= 0:
        return closing
    paired = match[0][0] != "[" and source.startswith("]" * (missing + 2), closing, limit)
    return closing + missing if paired else -1
