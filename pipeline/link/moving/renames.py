"""Files that are gone and files that are new: which of them are the same under another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SAME = 0.5
"""The share of lines that two files must have in common: Git's own default (`git diff -M`)."""
_COMMON = 50
"""A line that stands in so many new files, such as `---`, tells nothing."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A file under its old path and its new one."""

    old: str
    new: str
    alike: float
    """From 0 to 1: the share of their lines that both have."""


def renames(gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> tuple[Rename, ...]:
    """The pairs of a file that is gone and a new one, by old path; no file is in two pairs.

    Equal files first, those of one name before others; then those most alike.
    """
    found: dict[str, Rename] = {}
    taken: set[str] = set()
    for rename in (*_equal(gone, come), *_alike(gone, come)):
        if rename.old not in found and rename.new not in taken:
            found[rename.old] = rename
            taken.add(rename.new)
    return tuple(found[old] for old in sorted(found))


def _equal(gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> Iterator[Rename]:
    by_content: dict[bytes, list[str]] = {}
    for path in sorted(come):
        by_content.setdefault(come[path], []).append(path)
    pairs = [(old, new) for old in sorted(gone) if gone[old] for new in by_content.get(gone[old], ())[:_COMMON]]
    for old, new in sorted(pairs, key=lambda pair: (_name(pair[0]) != _name(pair[1]), pair)):
        yield Rename(old, new, 1.0)


def _alike(gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> list[Rename]:
    lines = {path: _lines(content) for path, content in come.items()}
    holding: dict[bytes, list[str]] = {}
    for path in sorted(lines):
        for line in lines[path]:
            holding.setdefault(line, []).append(path)
    found: list[Rename] = []
    for old in sorted(gone):
        own = _lines(gone[old])
        holders = ((line, holding.get(line, ())) for line in own)
        shared = Counter(new for _, paths in holders if len(paths) < _COMMON for new in paths)
        for new, count in shared.items():
            alike = 2 * count / (len(own) + len(lines[new]))
            if alike >= _SAME:
                found.append(Rename(old, new, alike))
    return sorted(
        found, key=lambda rename: (-rename.alike, _name(rename.old) != _name(rename.new), rename.old, rename.new)
    )


def _lines(content: bytes) -> frozenset[bytes]:
    return frozenset(filter(None, map(bytes.strip, content.splitlines())))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
