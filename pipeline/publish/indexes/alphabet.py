"""Every name of every note by its first letter, aliases with the note that they mean."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.name import folded
from pipeline.model.page import INDEXES, Page
from pipeline.publish.edition import Edition
from pipeline.publish.free import FreePaths
from pipeline.publish.indexes.leaf import LONGEST, Leaf, Line, Stretch, Way, pages
from pipeline.publish.wording.letters import DIGITS, SYMBOLS, letter, letter_order, name_order

PATH = f"{INDEXES}/a-z/index.md"


def alphabet_pages(edition: Edition, path: str, above: tuple[Way, ...], free: FreePaths) -> tuple[Page, ...]:
    """One page with a heading a letter; of a large wiki a page a letter."""
    said = edition.words
    groups = _groups(edition)
    if sum(map(len, groups.values())) <= LONGEST:
        jumps = tuple(Way(_shown(sign, edition), f"#{_id(sign)}") for sign in groups)
        stretches = tuple(
            Stretch(lines, _id(sign), _shown(sign, edition), "wm-names") for sign, lines in groups.items()
        )
        return pages(Leaf(path, said.index.alphabet, above, stretches, jumps=jumps), said, free)
    return _letter_by_letter(edition, path, above, groups, free)


def _letter_by_letter(
    edition: Edition, path: str, above: tuple[Way, ...], groups: dict[str, tuple[Line, ...]], free: FreePaths
) -> tuple[Page, ...]:
    said = edition.words
    folder = path.rpartition("/")[0]
    places = {sign: free.next(f"{folder}/{_file(sign)}.md") for sign in groups}
    ways = {sign: Way(_shown(sign, edition), place.removesuffix(".md") + ".html") for sign, place in places.items()}
    counted = tuple(Line(ways[sign], said.index.names(len(lines))) for sign, lines in groups.items())
    index = Leaf(path, said.index.alphabet, above, (Stretch(counted, css="wm-letters"),))
    here = (*above, Way(said.index.alphabet, path.removesuffix(".md") + ".html"))
    made = list(pages(index, said, free))
    for sign, lines in groups.items():
        leaf = Leaf(
            places[sign], _shown(sign, edition), here, (Stretch(lines, css="wm-names"),), jumps=tuple(ways.values())
        )
        made += pages(leaf, said, free)
    return tuple(made)


def _groups(edition: Edition) -> dict[str, tuple[Line, ...]]:
    """Letter → the names that begin with it, both in order."""
    found: dict[str, list[Line]] = {}
    for line in sorted(
        _lines(edition), key=lambda line: (name_order(line.to.title), line.to.address or "", line.remark)
    ):
        found.setdefault(letter(line.to.title), []).append(line)
    korean = edition.words.language == "ko"
    return {sign: tuple(found[sign]) for sign in sorted(found, key=lambda sign: letter_order(sign, korean))}


def _lines(edition: Edition) -> Iterator[Line]:
    for path, note in edition.notes.items():
        title, address = edition.title(path), edition.addresses[path]
        yield Line(Way(title, address))
        seen = {folded(title)}
        for alias in note.roles.aliases:
            if folded(alias.text) not in seen:
                seen.add(folded(alias.text))
                yield Line(
                    Way(edition.veil(path).over(alias.text), address),
                    edition.words.index.see.format(title=title),
                    "see",
                )


def _shown(sign: str, edition: Edition) -> str:
    return edition.words.index.symbols if sign == SYMBOLS else sign


def _id(sign: str) -> str:
    return f"letter-{_file(sign)}"


def _file(sign: str) -> str:
    return {DIGITS: "0-9", SYMBOLS: "symbols"}.get(sign, sign.lower())
