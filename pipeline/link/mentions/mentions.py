"""Places that name a note and do not link to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.link.mentions.automaton import Automaton
from pipeline.link.mentions.particles import is_hangul, particle_at
from pipeline.link.mentions.prose import GAP, Prose
from pipeline.model.graph import LinkGraph
from pipeline.model.moc import is_door
from pipeline.model.name import folded
from pipeline.model.note import Note

_SHORT = 3
"""Letters of a Latin name up to which its case counts: `Go` is not "go", nor `SET` "set"."""
_BOTH = re.compile(r"(?P<outer>.+?)\s*[(（](?P<inner>[^()（）]+)[)）]\s*\Z")
_ADDRESS = re.compile(r"\S*(?:://|@|\\)\S*")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_BESIDE = 60
"""Characters of context on either side of a mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A note's name in the prose of another note."""

    path: str
    """Of the note that it stands in."""
    start: int
    """Offset in the file, from 0."""
    end: int
    text: str
    """As it is written, without particles."""
    targets: tuple[str, ...]
    """The notes that are called so, sorted; more than one where the name is ambiguous."""
    name: str
    """The name as the first of those notes has it."""
    around: str
    """The prose on both sides, at most 60 characters each."""
    in_table: bool
    is_whole: bool
    """False where markup stands within it."""
    times: int
    """How often the note names them, this place included."""


@dataclass(frozen=True, slots=True)
class Names:
    """What notes are called, ready to be looked for in prose."""

    owners: Mapping[str, Mapping[str, str]]
    """Folded name → path of each note that is called so → the name as it has it."""
    automaton: Automaton


def names(notes: Mapping[str, Note], graph: LinkGraph) -> Names:
    """The titles and aliases of all notes that say something themselves; of `파라미터 (Parameter)` both sides."""
    owners: dict[str, dict[str, str]] = {}
    for path in sorted(notes):
        note = notes[path]
        if path in graph.redirects or note.unreadable or is_door(note):
            continue
        for name in (note.title, *(alias.text for alias in note.roles.aliases)):
            for form in _forms(name):
                key = folded(form)
                if len(key) > 1 and any(map(str.isalpha, key)):
                    owners.setdefault(key, {}).setdefault(path, form)
    return Names(owners, Automaton(owners))


def _forms(name: str) -> Iterator[str]:
    """A name; both sides of it where they are one name in two scripts; one in Korean also written together."""
    both = _BOTH.fullmatch(name)
    sides = [both["outer"], both["inner"]] if both else []
    translated = len({any(map(is_hangul, side)) for side in sides}) > 1
    for form in (name, *(sides if translated else ())):
        yield form
        if any(map(is_hangul, form)) and " " in form:
            yield form.replace(" ", "")


def mentions(
    note: Note, prose: Iterable[Prose], known: Names, graph: LinkGraph, every: bool = False
) -> tuple[Mention, ...]:
    """The names of other notes in a note's prose, in the order of the text.

    Of each only the first, and none that the note links to somewhere; `every`: all of them.
    """
    linked = {resolution.resolved for resolution in graph.resolutions[note.path]}
    found: dict[object, Mention] = {}
    for paragraph in prose:
        for start, end, key in _occurrences(paragraph.text, known):
            owners = known.owners[key]
            targets = tuple(sorted(owners))
            if note.path in owners or (not every and not linked.isdisjoint(targets)):
                continue
            place = paragraph.source(start), paragraph.source(end - 1) + 1
            slot = place if every else targets
            if slot in found:
                found[slot] = replace(found[slot], times=found[slot].times + 1)
                continue
            around = _around(paragraph.text, start, end)
            name = owners[targets[0]]
            written = paragraph.text[start:end]
            whole = place[1] - place[0] == end - start
            found[slot] = Mention(note.path, *place, written, targets, name, around, paragraph.in_table, whole, 1)
    return tuple(found.values())


def _occurrences(text: str, known: Names) -> Iterator[tuple[int, int, str]]:
    """Names that stand as words of their own, the longest of those that overlap; offsets in the text."""
    plain, offsets = _folded(text)
    addresses = [match.span() for match in _ADDRESS.finditer(plain)] if "://" in plain or "@" in plain else []
    taken = 0
    candidates = [(end - len(word), end, word) for end, word in known.automaton.occurrences(plain)]
    for start, end, word in sorted(candidates, key=lambda each: (each[0], -each[1])):
        if start < taken or not _begins(plain, start) or not _ends(plain, end):
            continue
        if any(begin <= start < stop for begin, stop in addresses):
            continue
        here = offsets[start], offsets[end - 1] + 1 if offsets[end] <= offsets[end - 1] else offsets[end]
        if _is_spelt(text[slice(*here)], known.owners[word].values()):
            yield *here, word
            taken = end


def _is_spelt(written: str, names: Iterable[str]) -> bool:
    """Whether letter case allows a text to be one of some names: what is short, or all in capitals, is written so."""
    return any(not _is_strict(name) or written == name for name in names)


def _is_strict(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    latin = all(char.isascii() for char in letters)
    return latin and (len(letters) <= _SHORT or not any(map(str.islower, letters)))


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at an offset: no letter or digit before it, unless there are no spaces in its script."""
    if at == 0 or _is_spaceless(text[at]):
        return True
    before = text[at - 1]
    if before in "-‐‑.'’" and at > 1 and text[at - 2].isalnum():
        return False
    return not before.isalnum() and before not in "_#/\\"


def _ends(text: str, at: int) -> bool:
    """Whether a word ends at an offset, or particles follow and then it ends."""
    if at == len(text) or _is_spaceless(text[at - 1]):
        return True
    after, last = text[at], text[at - 1]
    if is_hangul(after):
        return particle_at(text, at)
    if after in "-‐‑." and at + 1 < len(text) and text[at + 1].isalnum():
        return False
    if not last.isalnum() and after in "+#":
        return False
    if after.isalnum() or after == "_":
        return is_hangul(last) and after != "_"
    return after not in "+#" or not last.isascii()


def _is_spaceless(char: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between words: Chinese, Japanese, Thai."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0e7f"


def _around(text: str, start: int, end: int) -> str:
    before, after = text[:start], text[end:]
    left = before if len(before) <= _BESIDE else "…" + before[-_BESIDE:]
    right = after if len(after) <= _BESIDE else after[:_BESIDE] + "…"
    return " ".join(f"{left}{text[start:end]}{right}".replace(GAP, "…").split())


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as names are compared, with the offset that each character came from, and that of the end."""
    simple = text.casefold()
    if len(simple) == len(text) and unicodedata.is_normalized("NFKC", text) and not _INVISIBLE.search(text):
        return simple, list(range(len(text) + 1))
    plain: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        piece = folded(text[at:end]) or (" " if text[at].isspace() else "")
        plain.append(piece)
        offsets.extend([at] * len(piece))
        at = end
    return "".join(plain), [*offsets, len(text)]
