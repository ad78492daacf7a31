"""The names that a note can be found by: its title, its aliases, hidden ones too, and what it was once called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.model.page import Page
from pipeline.publish.search.leaves import Leaf, cut
from pipeline.publish.search.letters import LONGEST, fold, is_hangul, is_ideographic, letters, words

MOST: Final = 150
"""Names that are kept for one word; of more, the shortest. With a second word they are found among the texts."""
FEW: Final = 4
"""Leaves of words that a browser fetches together, as `shelf.js` says too."""
_KINDS: Final = {"title": 0, "alias": 1, "former": 2, "hidden": 3}


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a page."""

    page: int
    """The page's number."""
    text: str
    kind: int
    anchor: str


def named(pages: Sequence[Page]) -> list[Named]:
    """Every name of every page, by page; each once."""
    found: list[Named] = []
    for number, page in enumerate(pages):
        seen = {fold(page.title)}
        found.append(Named(number, page.title, 0, ""))
        for name in page.names:
            if fold(name.text) not in seen:
                seen.add(fold(name.text))
                found.append(Named(number, name.text, _KINDS[name.kind], name.anchor or ""))
    return found


def name_leaves(names: Sequence[Named], pages: Sequence[Page], texts: Sequence[int]) -> list[Leaf]:
    """The names by each of their words. `texts`: the number of the file where the text of each page begins, -1 for none."""
    index: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for key in keys(name.text):
            index.setdefault(key, []).append(number)
    for key, numbers in index.items():
        if len(numbers) > MOST:
            index[key] = sorted(sorted(numbers, key=lambda number: (len(names[number].text), number))[:MOST])

    def size(key: str) -> int:
        return len(key) + sum(60 + len(names[number].text) for number in index[key])

    ordered = sorted(index, key=lambda key: (letters(key), key))
    return [_leaf(group, index, names, pages, texts) for group in cut(ordered, size)]


def _leaf(
    group: Sequence[str],
    index: dict[str, list[int]],
    names: Sequence[Named],
    pages: Sequence[Page],
    texts: Sequence[int],
) -> Leaf:
    """Pages as address, title, text and how often they are referred to, names as page, kind, name and anchor, and the words with their names."""
    used = sorted({number for key in group for number in index[key]})
    there = {number: position for position, number in enumerate(used)}
    shown = sorted({names[number].page for number in used})
    where = {number: position for position, number in enumerate(shown)}
    rows = [_row(names[number], where) for number in used]
    looked_up = [[key, *(there[number] for number in index[key])] for key in group]
    return Leaf(group[0], [[_page(pages[n], texts[n]) for n in shown], rows, looked_up])


def _page(page: Page, text: int) -> list[Any]:
    return [page.address, page.title, text, *([page.referred] if page.referred else [])]


def _row(name: Named, where: dict[int, int]) -> list[Any]:
    row: list[Any] = [where[name.page]]
    if name.kind:
        row += [name.kind, name.text]
    return [*row, name.anchor] if name.anchor else row


def keys(name: str) -> Iterable[str]:
    """What a name is looked up by: its words, all of them as one, and what a Korean or Chinese one ends in."""
    found = words(fold(name))
    whole = "".join(found)
    ends = (end for word in found for end in _ends(word))
    return dict.fromkeys([*found, *([whole] if len(whole) <= LONGEST and whole else ()), *ends])


def _ends(word: str) -> Iterator[str]:
    if is_hangul(word) or is_ideographic(word):
        for start in range(1, len(word) - 1):
            yield word[start:]


def typo_leaves(names: Iterable[Named]) -> list[Leaf]:
    """Every word of a name by its letters, for those that are misspelt."""
    ordered = sorted(_misspellable(names), key=lambda word: (letters(word), word))
    return [Leaf(group[0], " ".join(group)) for group in cut(ordered, _size)]


def ending_leaves(names: Iterable[Named]) -> list[Leaf]:
    """The same by their letters backwards, for those whose first letter is wrong; nothing where all words are in few leaves."""
    ordered = sorted(_misspellable(names), key=lambda word: (letters(word)[::-1], word))
    groups = cut(ordered, _size)
    return [Leaf(letters(group[0])[::-1], " ".join(group)) for group in groups] if len(groups) > FEW else []


def _misspellable(names: Iterable[Named]) -> set[str]:
    return {word for name in names for word in words(fold(name.text)) if len(letters(word)) > 2 and not word.isdigit()}


def _size(word: str) -> int:
    return 1 + len(word.encode())
