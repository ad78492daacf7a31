"""JSON heads, as Hugo has them: an object at the very top of the file, and nothing after it on its line."""

from __future__ import annotations

import json
import re
from typing import Literal

from frontmatter.default_handlers import BaseHandler

from pipeline.model.frontmatter import Field, FrontFault, Json, Pointer
from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.read.frontmatter.head import Bounds, Head

_LOOKS = re.compile(r'\{[ \t\r\n]*(?:"(?:[^"\\\r\n]|\\.)*"[ \t\r\n]*:|\}[ \t]*(?=[\r\n]|\Z))')
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+', re.DOTALL)


DEEPEST = 200
"""Levels of lists and objects within one another; newer JSON parsers know no bound of their own."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def _depth(text: str) -> int:
    """How many lists and objects stand within one another at most."""
    depth = deepest = 0
    for sign in _STRING.sub("", text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


class JsonHandler(BaseHandler):
    """An object that begins with the first character of the file."""

    FM_BOUNDARY = _LOOKS
    START_DELIMITER = END_DELIMITER = ""
    language: Literal["json"] = "json"

    def bounds(self, text: str) -> Bounds | None:
        """Where the head stands; None where no object ends."""
        try:
            _, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return None
        if _depth(text[:end]) > DEEPEST:
            return None
        after = _LINE_END.match(text, end)
        return Bounds(0, 0, end, after.end()) if after else None

    def split(self, text: str) -> tuple[str, str]:
        """The head and the rest. Raises ValueError where there is no head."""
        bounds = self.bounds(text)
        if bounds is None:
            raise ValueError("no front matter")
        return text[: bounds.inner_end], text[bounds.end :]

    def load(self, fm: str, *, text: Text | None = None, start: int = 0) -> Head:
        """The values of a valid object that stands at `start` (characters from 0) in a text."""
        scan = _Scan(fm, text or Text(fm), start)
        try:
            scan.value(0, (), None)
        except RecursionError:
            return Head(json.loads(fm))
        return Head(json.loads(fm), tuple(scan.fields[1:]), tuple(scan.faults))

    def unclosed(self, text: Text) -> FrontFault | None:
        """Why an object that begins the file cannot be read."""
        try:
            _, end = json.JSONDecoder().raw_decode(text.content)
            if _depth(text.content[:end]) > DEEPEST:
                raise ValueError
        except json.JSONDecodeError as error:
            words = f"the JSON front matter cannot be read: {error.msg[:1].lower()}{error.msg[1:]}"
            return FrontFault("syntax", words, text.place(error.pos, min(error.pos + 1, len(text.content))))
        except (ValueError, RecursionError):
            return FrontFault(
                "unsupported", "the JSON front matter is nested too deep, or holds too long a number", text.place(0, 1)
            )
        return FrontFault(
            "syntax",
            "text follows the JSON front matter on its last line; begin it on the next",
            text.place(end, end + 1),
        )


class _Scan:
    """One walk over valid JSON that notes where each value stands."""

    def __init__(self, source: str, text: Text, start: int) -> None:
        self.source = source
        self.text = text
        self.start = start
        self.fields: list[Field] = []
        self.faults: list[FrontFault] = []

    def place(self, start: int, end: int) -> Place:
        return self.text.place(self.start + start, self.start + end)

    def skip(self, position: int) -> int:
        found = _SPACE.match(self.source, position)
        return found.end() if found else position

    def value(self, position: int, pointer: Pointer, key: Place | None) -> int:
        """Notes the value that begins at a position, and answers where it ends."""
        if self.source[position] not in "{[":
            return self.scalar(position, pointer, key)
        slot = len(self.fields)
        end = self.members(position, pointer)
        kind, tag = ("mapping", "map") if self.source[position] == "{" else ("list", "seq")
        self.fields.insert(slot, Field(pointer, key, self.place(position, end), None, kind, tag))  # type: ignore[arg-type]
        return end

    def scalar(self, position: int, pointer: Pointer, key: Place | None) -> int:
        found = _SCALAR.match(self.source, position)
        end = found.end() if found else position
        raw = self.source[position:end]
        quoted = raw.startswith('"')
        self.fields.append(
            Field(pointer, key, self.place(position, end), raw, "quoted" if quoted else "plain", _tag(raw))
        )
        return end

    def members(self, position: int, pointer: Pointer) -> int:
        """Notes what stands between two brackets."""
        is_object = self.source[position] == "{"
        keys: dict[str, Place] = {}
        index, position = 0, self.skip(position + 1)
        while self.source[position] not in "}]":
            step: str | int = index
            key = None
            if is_object:
                end = self.string_end(position)
                step, key = str(json.loads(self.source[position:end])), self.place(position, end)
                self.repeated(step, key, keys)
                position = self.skip(self.skip(end) + 1)
            position = self.skip(self.value(position, (*pointer, step), key))
            if self.source[position] == ",":
                position = self.skip(position + 1)
            index += 1
        return position + 1

    def string_end(self, position: int) -> int:
        found = _SCALAR.match(self.source, position)
        return found.end() if found else position

    def repeated(self, name: str, key: Place, keys: dict[str, Place]) -> None:
        if name in keys:
            self.faults.append(
                FrontFault("duplicate-key", f"`{name}` stands twice; the last one counts", key, keys[name])
            )
        keys.setdefault(name, key)


def _tag(raw: str) -> str:
    value: Json = json.loads(raw)
    if isinstance(value, bool):
        return "bool"
    return {str: "str", int: "int", float: "float"}.get(type(value), "null")
