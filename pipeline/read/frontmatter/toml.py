"""TOML heads, as Hugo and Zola have them: between two lines of `+++`."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Literal

from frontmatter.default_handlers import BaseHandler

from pipeline.model.frontmatter import Field, FrontFault, Json, Pointer
from pipeline.model.text import Text
from pipeline.read.frontmatter.head import INVISIBLE, Bounds, Head
from pipeline.read.frontmatter.scalars import LONGEST
from pipeline.read.frontmatter.tomlscan import fields

_OPEN = re.compile(rf"[{INVISIBLE}]*\+\+\+[ \t]*(?:\r\n?|\n|\Z)")
_CLOSE = re.compile(r"[\r\n](?P<mark>\+\+\+)[ \t]*(?:\r\n?|\n|\Z)")
_PAIR = re.compile(r"""(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\r|\n))*+(?:[\w."'-]+[ \t]*=|\[)""")
_WHERE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TOO_DEEP = re.compile(r"""^[ \t]*\[*(?:[ \t]*(?:[\w-]++|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*\.){100}""", re.MULTILINE)
"""A dotted key of very many parts, on which tomllib spends the square of their number."""


class TomlHandler(BaseHandler):
    """Between a line `+++` and a line `+++`."""

    FM_BOUNDARY = _OPEN
    START_DELIMITER = END_DELIMITER = "+++"
    language: Literal["toml"] = "toml"

    def bounds(self, text: str) -> Bounds | None:
        """Where the head stands; None where it does not begin, or does not end."""
        opening = _OPEN.match(text)
        closing = _CLOSE.search(text, opening.end() - 1) if opening else None
        if opening is None or closing is None:
            return None
        return Bounds(0, opening.end(), closing.start("mark"), closing.end())

    def split(self, text: str) -> tuple[str, str]:
        """The head without its delimiters, and the rest. Raises ValueError where there is no head."""
        bounds = self.bounds(text)
        if bounds is None:
            raise ValueError("no front matter")
        return text[bounds.inner : bounds.inner_end], text[bounds.end :]

    def load(self, fm: str, *, text: Text | None = None, start: int = 0) -> Head:
        """The values of a head that stands at `start` (characters from 0) in a text. Never raises."""
        whole = text or Text(fm)
        try:
            if _TOO_DEEP.search(fm):
                raise ValueError("a key of a hundred parts")
            data = tomllib.loads(re.sub(r"\r(?!\n)", "\n", fm))
            return _placed(data, fields(fm, whole, start))
        except tomllib.TOMLDecodeError as error:
            return Head({}, (), (_fault(error, fm, whole, start),), is_mapping=False)
        except (ValueError, RecursionError):
            words = "the TOML front matter is nested too deep, or holds a value that cannot be read"
            return Head(
                {}, (), (FrontFault("unsupported", words, whole.place(start, start + len(fm))),), is_mapping=False
            )

    def unclosed(self, text: Text) -> FrontFault | None:
        """The fault of a head that begins and never ends; None where `+++` begins something else."""
        opening = _OPEN.match(text.content)
        if opening is None or not _PAIR.match(text.content, opening.end()):
            return None
        words = (
            "the front matter that begins here is never closed; write `+++` on a line of its own after its last field"
        )
        return FrontFault("unclosed", words, text.place(0, len(opening[0].rstrip())))


def _fault(error: tomllib.TOMLDecodeError, fm: str, text: Text, start: int) -> FrontFault:
    """What tomllib says, at its place in the file."""
    found = _WHERE.search(str(error))
    at = len(fm.rstrip())
    if found and found["line"]:
        at = min(Text(fm).offset(int(found["line"]), int(found["column"])), len(fm))
    words = _WHERE.sub("", str(error))
    return FrontFault(
        "syntax",
        f"the TOML front matter cannot be read: {words[:1].lower()}{words[1:]}",
        text.place(start + at, start + min(at + 1, len(fm))),
    )


def _placed(data: dict[str, Any], found: tuple[Field, ...]) -> Head:
    """The values with their places; dates as they are written."""
    written = {field.pointer: field.raw for field in found if field.tag == "timestamp" and field.raw}
    return Head(_json(data, (), written), found)


def _json(value: Any, pointer: Pointer, written: Mapping[Pointer, str]) -> Any:
    """TOML values as JSON."""
    if isinstance(value, dict):
        return {key: _json(item, (*pointer, key), written) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item, (*pointer, index), written) for index, item in enumerate(value)]
    if isinstance(value, datetime.date | datetime.time):
        return written.get(pointer, value.isoformat())
    if isinstance(value, int) and value.bit_length() > 4 * LONGEST:
        raise ValueError(value.bit_length())
    found: Json = value
    return found
