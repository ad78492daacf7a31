"""What a fragment names on a page: a heading, a heading below a heading, a block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations

from pipeline.model.heading import Heading
from pipeline.model.name import folded
from pipeline.model.note import Note

_PUNCTUATION = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\]")
"""What Obsidian leaves out when it compares headings (`stripHeading`)."""
_PERHAPS_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
"""What GitHub leaves out of a heading's id, marks excepted: vowel signs, variation selectors."""
_RANGE = re.compile(r"(,\d+)?(:(?:#.*)?)?$", re.DOTALL)
_TOP = frozenset({"", "top"})
"""Fragments that HTML itself defines: the top of the page."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids on one note's page, by everything that a fragment may call them."""

    exact: Mapping[str, str]
    """Our own slugs, ids in raw HTML and texts of headings, as they are spelt."""
    ids: Mapping[str, str]
    """Our own slugs, ids in raw HTML, GitHub's slugs, and texts with hyphens for spaces, folded."""
    texts: Mapping[str, str]
    """Headings as Obsidian compares them."""
    blocks: Mapping[str, str]
    headings: tuple[Heading, ...]
    _nested: dict[tuple[str, ...], str] = field(default_factory=dict)

    def find(self, fragment: str) -> str | None:
        """The id that a fragment names, None where there is none."""
        if fragment.startswith("^"):
            return self.blocks.get(folded(fragment[1:]))
        one = self.exact.get(fragment) or self.ids.get(folded(fragment)) or self.texts.get(as_compared(fragment))
        if one or "#" not in fragment:
            return one
        parts = tuple(filter(None, fragment.split("#")))
        return self._below(parts) if parts else None

    def _below(self, parts: tuple[str, ...]) -> str | None:
        """`h1#h2`: the first h2 that stands below an h1; `h1#^id` is the block."""
        if parts[-1].startswith("^"):
            return self.blocks.get(folded(parts[-1][1:]))
        if not self._nested:
            self._nested.update(_nested(self.headings))
        return self._nested.get(tuple(map(as_compared, parts)))


def anchors(note: Note) -> Anchors:
    """Index a note's headings, blocks and HTML ids; of equal names the first counts."""
    headings = note.body.headings
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for heading in headings:
        ids.setdefault(folded(heading.slug), heading.slug)
        texts.setdefault(as_compared(heading.text), heading.slug)
    for anchor in note.body.anchors:
        ids.setdefault(folded(anchor.text), anchor.text)
    for heading, slug in zip(headings, _github_slugs(headings), strict=True):
        ids.setdefault(folded(slug), heading.slug)
    for heading in headings:  # as editors write it that keep signs and emoji
        ids.setdefault(folded(heading.text.replace(" ", "-")), heading.slug)
    spelt = ((heading.slug, heading.slug) for heading in headings), ((one.text, one.text) for one in note.body.anchors)
    exact = dict(reversed([*chain(*spelt), *((heading.text, heading.slug) for heading in headings)]))
    exact.pop("", None)
    ids.pop("", None)
    texts.pop("", None)
    blocks = {folded(block.id): f"^{block.id}" for block in reversed(note.body.blocks)}
    return Anchors(exact, ids, texts, blocks, headings)


def begin_of(fragment: str) -> str:
    """Where the range `from,1:#to` begins; `^begin` and `^end` are those of the note."""
    begin = _RANGE.sub("", fragment, count=1)
    return "" if begin in ("^begin", "^end", "*") else begin


def is_top(fragment: str) -> bool:
    """Whether a fragment names the page as a whole, or a text on it, which only a browser can find."""
    return fragment.lower() in _TOP or fragment.startswith(":~:")


def as_compared(heading: str) -> str:
    """A heading as Obsidian compares it: without punctuation, whatever its letter case."""
    return folded(_PUNCTUATION.sub(" ", heading))


def part_key(fragment: str) -> str:
    """A fragment as compared where no heading of the name stands any more: text and slugs of a heading are one."""
    key = folded(fragment)
    return key if key.startswith("^") else "".join(filter(str.isalnum, key)) or key


def _github_slugs(headings: tuple[Heading, ...]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for heading in headings:
        slug = _PERHAPS_NOT_IN_SLUG.sub(_mark, heading.text.lower()).replace(" ", "-")
        repeats = seen.get(slug, 0)
        seen[slug] = repeats + 1
        yield f"{slug}-{repeats}" if repeats else slug


def _mark(match: re.Match[str]) -> str:
    return match[0] if unicodedata.category(match[0]).startswith("M") else ""


def _nested(headings: tuple[Heading, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each heading by its text after any choice of the headings above it, of which there are at most five.

    From the last heading to the first, so that in a dictionary the first stays.
    """
    named: list[tuple[tuple[str, ...], str]] = []
    above: list[tuple[int, str]] = []
    for heading in headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        text = as_compared(heading.text)
        for size in range(1, len(above) + 1):
            named.extend(((*(name for _, name in some), text), heading.slug) for some in combinations(above, size))
        above.append((heading.level, text))
    return reversed(named)
