"""What makes a diagnostic the same one tomorrow: its rule, its note, and what it is about; not its line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable

from pipeline.model.diagnostic import Diagnostic
from pipeline.model.text import Text

_PATH = re.compile(r"\S+\.(?:md|markdown)\b")
_LINE = re.compile(r"\blines? \d+")
_LONGEST = 300
"""Characters of source that count."""


def value(diagnostic: Diagnostic, text: Text | None) -> str:
    """What a diagnostic is about, normalised: the source at its place, and the message without paths and lines.

    So it survives a move of the line, and of any note.
    """
    place = diagnostic.place
    source = text.content[place.start : min(place.end, place.start + _LONGEST)] if text else ""
    message = _LINE.sub("line", _PATH.sub("path", diagnostic.message))
    return " ".join(f"{source} {message}".split())


def fingerprints(diagnostics: Iterable[Diagnostic], text: Callable[[str], Text | None]) -> tuple[str, ...]:
    """One for each diagnostic, in order; of equal ones the second and later are counted, so that all differ."""
    seen: Counter[str] = Counter()
    marks = []
    for diagnostic in diagnostics:
        facts = (diagnostic.code, diagnostic.path, value(diagnostic, text(diagnostic.path)))
        base = "\0".join(facts)
        seen[base] += 1
        marks.append(digest(f"{base}\0{seen[base]}"))
    return tuple(marks)


def digest(text: str) -> str:
    """Of a text, 32 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
