"""Notes whose texts are the same, or nearly.

Near ones by MinHash: one permutation (Li, Owen, Zhang 2012), empty bins filled by the optimal densification
(Shrivastava 2017), banded so that texts which are at least half alike meet; then the true likeness is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from operator import eq
from zlib import crc32

from pipeline.dedupe.finders.candidates import pairs, supporting
from pipeline.dedupe.forms import key
from pipeline.dedupe.right import is_stub
from pipeline.model.cluster import Evidence
from pipeline.model.name import folded
from pipeline.model.note import Note

BINS, ROWS = 128, 4
ALIKE = 0.5
"""The least likeness that is told: half of all phrases of three words."""
LIKELY = 0.35
"""The least share of equal bins of which the likeness is counted: of texts half alike one pair in 3,000 has less."""
NEARLY_THE_SAME = 0.8
SENTENCE, PARAGRAPH = 12, 50
"""Words: of less than a sentence many notes consist, as `TODO`; a paragraph is written once, and then copied."""
_WORD = re.compile(r"\w+")
_TITLE = re.compile(r"\A\s*#\s[^\n]*(?:\n|\Z)")
_MASK = (1 << 32) - 1

Shingles = frozenset[int]


def same_body(notes: Iterable[Note], bodies: Mapping[str, str]) -> Iterator[Evidence]:
    """Evidence for equal texts. What only promises to be written, or stands everywhere, says nothing by itself."""
    readable = {note.path: note for note in notes if not is_stub(note) and bodies.get(note.path)}
    for group in _groups({path: text_key(bodies[path]) for path in _telling(readable.values(), bodies)}):
        titles = {folded(readable[path].title) for path in group}
        kind = "identical" if readable[group[0]].body.words >= PARAGRAPH and len(titles) <= 2 else "identical-short"
        for one, other in pairs(group):
            yield supporting(kind, "their texts are the same", one, other)
    called = {path: f"{key(note.title)} {text_key(bodies[path])}" for path, note in readable.items()}
    for group in _groups(called):
        for one, other in pairs(group):
            yield supporting("identical-short", "their texts are the same", one, other)


def near_body(notes: Iterable[Note], bodies: Mapping[str, str]) -> Iterator[Evidence]:
    """Evidence for similar texts; of equal ones the first stands for all."""
    known = _telling(notes, bodies)
    again = {path for group in _groups({path: text_key(bodies[path]) for path in known}) for path in group[1:]}
    yield from _near([path for path in known if path not in again], bodies)


def _telling(notes: Iterable[Note], bodies: Mapping[str, str]) -> dict[str, Note]:
    """The notes that say something, in their order."""
    return {note.path: note for note in notes if note.body.words >= SENTENCE and bodies.get(note.path)}


def untitled(body: str) -> str:
    """A text without the heading at its top."""
    return _TITLE.sub("", body, count=1)


def text_key(body: str) -> str:
    """A text as compared: without its title, whatever its blanks and line ends."""
    return sha256(" ".join(untitled(body).split()).encode("utf-8", "surrogatepass")).hexdigest()


def _groups(keys: Mapping[str, str]) -> list[list[str]]:
    """The paths of which the key is equal, where they are several."""
    same: dict[str, list[str]] = {}
    for path, found in keys.items():
        same.setdefault(found, []).append(path)
    return [group for group in same.values() if len(group) > 1]


def _near(paths: Sequence[str], bodies: Mapping[str, str]) -> Iterator[Evidence]:
    @lru_cache(maxsize=1024)
    def of(path: str) -> Shingles:
        return shingles(bodies[path])

    signatures = {path: signature(shingles(bodies[path])) for path in paths}
    met = {pair for group in _bands(signatures) for pair in pairs(group)}
    likely = [pair for pair in met if _estimated(*(signatures[path] for path in pair)) >= LIKELY]
    for pair in _neighbours_together(likely):
        yield from _alike(*pair, of)


def _neighbours_together(met: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs in an order in which those of one group follow each other, so that no text is cut into phrases twice."""
    root: dict[str, str] = {}

    def end(path: str) -> str:
        while (above := root.setdefault(path, path)) != path:
            root[path] = path = root[above]
        return path

    for one, other in sorted(met):
        root[end(other)] = end(one)
    return sorted(met, key=lambda pair: (end(pair[0]), pair))


def _estimated(one: Sequence[int], other: Sequence[int]) -> float:
    """The likeness of two texts by their signatures."""
    equal: int = sum(map(eq, one, other))
    return equal / BINS


def _alike(one: str, other: str, of: Callable[[str], Shingles]) -> Iterator[Evidence]:
    alike = jaccard(of(one), of(other))
    if alike >= ALIKE:
        kind = "bodies" if alike >= NEARLY_THE_SAME else "half-alike"
        yield supporting(kind, f"bodies {alike:.2f} alike", one, other)


def jaccard(one: Shingles, other: Shingles) -> float:
    """What two texts share of all their phrases, from 0 to 1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def shingles(body: str) -> Shingles:
    """The phrases of three words of a text, as numbers; of a shorter text the words."""
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(body.lower())]
    if len(words) < 3:
        return frozenset(words)
    return frozenset(
        _mixed(a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D)
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )


def _mixed(number: int) -> int:
    number &= _MASK
    number ^= number >> 15
    number = (number * 0x2C1B3C6D) & _MASK
    return number ^ (number >> 12)


def signature(phrases: Shingles) -> tuple[int, ...]:
    """The least phrase of each bin; an empty bin borrows from another that its own number leads to."""
    least: list[int | None] = [None] * BINS
    for phrase in phrases:
        at, rest = phrase % BINS, phrase // BINS
        found = least[at]
        if found is None or rest < found:
            least[at] = rest
    if not phrases:
        return ()
    return tuple(_borrowed(least, at) for at in range(BINS))


def _borrowed(least: Sequence[int | None], at: int) -> int:
    attempt, found = 0, least[at]
    while found is None:
        attempt += 1
        found = least[_mixed(at * 0x9E3779B1 + attempt * 0x85EBCA77) % BINS]
    return found


def _bands(signatures: Mapping[str, tuple[int, ...]]) -> Iterator[list[str]]:
    """Groups of paths of which a band is equal."""
    for start in range(0, BINS, ROWS):
        met: dict[tuple[int, ...], list[str]] = {}
        for path, numbers in signatures.items():
            if numbers:
                met.setdefault(numbers[start : start + ROWS], []).append(path)
        yield from (group for group in met.values() if len(group) > 1)
