"""What makes a diagnostic the same one tomorrow: its rule, its note, and what it is about; not its line or its wording."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.text import Text

_NAMED = re.compile(r'"([^"]*)"|`([^`]*)`')
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,}).*?(?:\n[ \t>]*(?P=mark)|\Z)", re.DOTALL)
_LONGEST = 2_000
"""Characters of source that count."""


def value(diagnostic: Diagnostic, text: Text | None) -> str:
    """What a diagnostic is about, normalised: the source at its place, of a fence the whole snippet.

    Where that says nothing (the head of a note, the file as a whole), what the message names in quotes, suggestions
    left out. So it survives a move of the line, new words in a message, and new notes that are suggested.
    """
    source = _source(diagnostic, text)
    if source.strip(" -+{"):
        return " ".join(source.split())
    names = _NAMED.findall(diagnostic.message.split("; did you mean", 1)[0])
    return " ".join(" ".join(quoted or ticked for quoted, ticked in names).split())


def _source(diagnostic: Diagnostic, text: Text | None) -> str:
    if text is None:
        return ""
    place = diagnostic.place
    fence = _FENCE.match(text.content, place.start, place.start + _LONGEST)
    return fence[0] if fence else text.content[place.start : min(place.end, place.start + _LONGEST)]


def fingerprints(diagnostics: Iterable[Diagnostic], text: Callable[[str], Text | None]) -> tuple[str, ...]:
    """One for each diagnostic, in order; of equal ones the second and later are counted, so that all differ."""
    seen: Counter[str] = Counter()
    marks = []
    for diagnostic in diagnostics:
        base = "\0".join((diagnostic.code, diagnostic.path, value(diagnostic, text(diagnostic.path))))
        seen[base] += 1
        marks.append(digest(f"{base}\0{seen[base]}"))
    return tuple(marks)


def digest(text: str) -> str:
    """Of a text, 32 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
