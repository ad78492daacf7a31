"""Whether a note's front matter keeps it from being published. In doubt about a broken head, it does (law 9)."""

from __future__ import annotations

import re

from pipeline.model.frontmatter import Field, FrontMatter, Json
from pipeline.model.text import Text

_NO = frozenset({"false", "no", "off", "n", "0"})
_UNREAD = frozenset({"syntax", "tab", "unclosed", "multi-document", "not-a-mapping", "unsupported"})
"""Faults after which a field may stand in the head and not among its values."""
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")


def is_published(front: FrontMatter, text: Text, names: tuple[str, ...]) -> bool:
    """False where a field of one of the names says so, in any spelling of `false`.

    Case does not matter in a field's name. Of two fields of one name either is enough; where the head cannot be
    read as a whole, a line of it is.
    """
    asked = {name.casefold() for name in names}
    if any(_says_no(value) for key, value in front.data.items() if key.casefold() in asked):
        return False
    if any(fault.kind == "duplicate-key" for fault in front.faults) and any(
        _was_no(field, asked) for field in front.fields
    ):
        return False
    if not any(fault.kind in _UNREAD for fault in front.faults):
        return True
    head = _head(front, text)
    return not any(_line(name).search(head) for name in asked)


def _says_no(value: Json) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() in _NO
    return isinstance(value, bool | int) and not value


def _was_no(field: Field, names: set[str]) -> bool:
    """Whether a field says no, be it the last of its name or not."""
    if len(field.pointer) != 1 or str(field.pointer[0]).casefold() not in names or field.raw is None:
        return False
    return field.raw.strip("\"' ").casefold() in _NO


def _head(front: FrontMatter, text: Text) -> str:
    """The text in which the note may say so: the head, or what there is of it."""
    if front.format is None:
        return _PARAGRAPH_END.split(text.content, maxsplit=1)[0]
    return text.content[: max([front.place.end, *(fault.place.end for fault in front.faults)])]


def _line(name: str) -> re.Pattern[str]:
    """A line, or an entry between braces, that says no under a name."""
    words = "|".join(sorted(_NO))
    quote = "[\"']?"
    return re.compile(
        rf"(?:\A|[\r\n{{,])[ \t]*+(?:-[ \t]+)?{quote}{re.escape(name)}{quote}[ \t]*+[:=][ \t]*+{quote}(?:{words})\b",
        re.IGNORECASE,
    )
