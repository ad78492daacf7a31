"""What pages say, by each word: which texts hold it, and how much it weighs there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.model.page import Page
from pipeline.publish.search.leaves import Leaf, cut, packed
from pipeline.publish.search.letters import fold, is_hangul, is_ideographic, letters, words
from pipeline.publish.search.sections import Section, sections

LONG: Final = 6_000
"""Characters of a text; what a longer page says is in several, so that none is long to fetch."""
MOST: Final = 1_000
"""Texts that are kept for one word; of more, those where it weighs most."""
IN_NAME: Final = 7
IN_HEADING: Final = 6
_IN_TEXT: Final = 5
"""The most that a word weighs which stands in the text alone; the least is 1."""
_USUAL: Final = 250
"""Words of a text of usual length, for BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2 and b = 0.75."""
_PARTICLE: Final = re.compile(
    "(?<=..)(?:은|는|이|가|을|를|의|에|도|만|와|과|로|으로|에서|에게|부터|까지|처럼|보다|라는|이라는|입니다|이다|한다|합니다|하는|하다|했다|된다|되는|됩니다|들|들은|들이|들을|들의)$"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a page: all of it, or of a long one a part."""

    page: int
    sections: tuple[Section, ...]
    names: tuple[str, ...]
    is_aside: bool = False


def texts_of(pages: Iterable[Page]) -> list[Text]:
    """The texts of all pages, in their order."""
    return [text for number, page in enumerate(pages) for text in _texts(number, page)]


def _texts(number: int, page: Page) -> Iterator[Text]:
    names = (page.title, *(name.text for name in page.names))
    part: list[Section] = []
    room = LONG
    for section in sections(page.html):
        for piece in _pieces(section):
            if part and len(piece.text) > room:
                yield Text(number, tuple(part), names, page.is_aside)
                part, room, names = [], LONG, (page.title,)
            part.append(piece)
            room -= len(piece.text) + len(piece.heading)
    yield Text(number, tuple(part), names, page.is_aside)


def _pieces(section: Section) -> Iterator[Section]:
    """A section; one that is too long in several, cut at white space."""
    text = section.text
    while len(text) > LONG:
        end = text.rfind(" ", LONG // 2, LONG)
        end = LONG if end < 0 else end
        yield Section(section.anchor, section.heading, text[:end])
        text = text[end:].lstrip()
    yield Section(section.anchor, section.heading, text)


def text_leaves(texts: Sequence[Text]) -> list[Leaf]:
    """The texts by each word. A word's entry: in how many texts it is, then for each 8 × steps from the last + weight."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for key, weight in _weights(text).items():
            index[key].append(8 * number + weight)
    entries = {key: _packed(index.pop(key)) for key in list(index)}
    ordered = sorted(entries, key=lambda key: (letters(key), key))
    groups = cut(ordered, lambda key: 6 + len(key.encode()) + len(entries[key]))
    return [Leaf(group[0], [part for key in group for part in (key, entries[key])]) for group in groups]


def _packed(found: list[int]) -> str:
    kept = found if len(found) <= MOST else sorted(sorted(found, key=lambda one: (-(one & 7), one))[:MOST])
    last, steps = -1, [len(found)]
    for one in kept:
        steps.append(one - 8 * (last + 1))
        last = one >> 3
    return packed(steps)


def _weights(text: Text) -> Mapping[str, int]:
    """What each word of a text weighs in it, 1 to 7."""
    counts = _counts(section.text for section in text.sections)
    length = sum(counts.values())
    burden = 1.2 * (0.25 + 0.75 * length / _USUAL)
    found = {key: 1 + int(_IN_TEXT * count / (count + burden) * 0.999) for key, count in counts.items()}
    for key in _counts(section.heading for section in text.sections):
        found[key] = IN_HEADING
    for key in _counts(text.names):
        found[key] = IN_NAME
    return {key: (weight + 1) // 3 or 1 for key, weight in found.items()} if text.is_aside else found


def _counts(parts: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word, count in Counter(words(fold("\n".join(parts)))).items():
        for key in (word,) if word.isascii() else text_keys(word):
            counts[key] = counts.get(key, 0) + count
    return counts


@lru_cache(maxsize=1 << 17)
def text_keys(word: str) -> tuple[str, ...]:
    """What a word of a text is looked up by: itself; a Korean one without its particle from each of its syllables on
    but the last, so that `파라미터` is found in `하이퍼파라미터를`; a Chinese or Japanese one by each two signs.
    """
    if is_hangul(word):
        core = _PARTICLE.sub("", word)
        return tuple(dict.fromkeys((word, *(core[start:] for start in range(1, len(core) - 1)))))
    if is_ideographic(word) and len(word) > 2:
        return tuple(dict.fromkeys(word[start : start + 2] for start in range(len(word) - 1)))
    return (word,)
