"""Whether a note's front matter keeps it from being published. In doubt about a broken head, it does (law 9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pipeline.model.frontmatter import FrontMatter, Json
from pipeline.model.options import RoleFields
from pipeline.model.text import Text

_YES = frozenset({"true", "yes", "on", "y", "1"})
_NO = frozenset({"false", "no", "off", "n", "0"})
_UNREAD = frozenset({"syntax", "tab", "unclosed", "multi-document", "not-a-mapping", "unsupported"})
"""Faults after which a field may stand in the head and not among its values."""
_UNKNOWN = frozenset({"syntax", "unclosed"})
"""Faults after which nobody knows what the note asks for, where not one value could be read."""
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")


def _says(value: Json, words: frozenset[str]) -> bool:
    return value is not None and not isinstance(value, list | dict) and str(value).strip().casefold() in words


def _is_no(value: Json) -> bool:
    return _says(value, _NO)


def _is_not_yes(value: Json) -> bool:
    return value is not None and not _says(value, _YES)


def _is_not_no(value: Json) -> bool:
    return value not in (None, "") and not _says(value, _NO)


def _any_of(words: frozenset[str]) -> str:
    return rf"(?:{'|'.join(sorted(words))})\b"


def _none_of(words: frozenset[str]) -> str:
    return rf"(?!{_any_of(words)})[^\s\"'#,}}]"


class _Wish(NamedTuple):
    """Fields that can keep a note private, and which of their values do."""

    names: tuple[str, ...]
    hides: Callable[[Json], bool]
    written: str
    """A pattern of such a value as the text has it."""


def is_published(front: FrontMatter, text: Text, roles: RoleFields) -> bool:
    """False where a field of a role keeps the note private, in any spelling of yes and no.

    Case does not matter in a field's name. Of two fields of one name either is enough; where the head cannot be
    read as a whole, a line of it is.
    """
    if not front.data and any(fault.kind in _UNKNOWN for fault in front.faults):
        return False
    wishes = (
        _Wish(roles.publish, _is_not_yes, _none_of(_YES)),
        _Wish(roles.published, _is_no, _any_of(_NO)),
        _Wish(roles.draft, _is_not_no, _none_of(_NO)),
    )
    return not any(_is_wished(wish, front, text) for wish in wishes)


def _is_wished(wish: _Wish, front: FrontMatter, text: Text) -> bool:
    asked = frozenset(name.casefold() for name in wish.names)
    if any(wish.hides(value) for value in _values(front, asked)):
        return True
    if not any(fault.kind in _UNREAD for fault in front.faults):
        return False
    head = _head(front, text)
    return any(_line(name, wish.written).search(head) for name in asked)


def _values(front: FrontMatter, names: Iterable[str]) -> Iterator[Json]:
    """Every value of the fields; of two fields of one name both, the first as it is written."""
    yield from (value for key, value in front.data.items() if key.casefold() in names)
    if any(fault.kind == "duplicate-key" for fault in front.faults):
        for field in front.fields:
            if len(field.pointer) == 1 and str(field.pointer[0]).casefold() in names and field.raw is not None:
                yield field.raw.strip("\"' ")


def _head(front: FrontMatter, text: Text) -> str:
    """The text in which the note may say so: the head, or what there is of it."""
    if front.format is None:
        return _PARAGRAPH_END.split(text.content, maxsplit=1)[0]
    return text.content[: max([front.place.end, *(fault.place.end for fault in front.faults)])]


def _line(name: str, value: str) -> re.Pattern[str]:
    """A line, or an entry between braces, that has a value under a name."""
    quote = "[\"']?"
    return re.compile(
        rf"(?:\A|[\r\n{{,])[ \t]*+(?:-[ \t]+)?{quote}{re.escape(name)}{quote}[ \t]*+[:=][ \t]*+{quote}{value}",
        re.IGNORECASE,
    )
