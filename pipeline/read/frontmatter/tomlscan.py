"""Where each value of valid TOML stands; tomllib tells values alone."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import Any, Literal

from pipeline.model.frontmatter import Field, Pointer
from pipeline.model.place import Place
from pipeline.model.text import Text

_SPACE = re.compile(r"(?:[ \t\r\n,]|#[^\r\n]*)*+")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!"")|""(?!"))*"{3,5}|\'\'\'(?:[^']|'(?!'')|''(?!'))*'{3,5}|"(?:[^"\\]|\\.)*"|'[^']*\'''',
    re.DOTALL,
)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
)
_WORD = re.compile(r"[^\s,\]}#]+")

_Kind = Literal["plain", "quoted", "block", "list", "mapping", "alias"]


def fields(source: str, text: Text, start: int) -> tuple[Field, ...]:
    """The fields of valid TOML that stands at `start` (characters from 0) in a text, in the order of the text."""
    scan = _Scan(source, text, start)
    scan.document()
    return tuple(scan.fields)


class _Scan:
    def __init__(self, source: str, text: Text, start: int) -> None:
        self.source = source
        self.text = text
        self.start = start
        self.fields: list[Field] = []
        self.known: set[Pointer] = set()
        self.tables: Counter[Pointer] = Counter()
        """Pointer of each array of tables → how many it has so far."""

    def document(self) -> None:
        table: Pointer = ()
        position = self.after(_SPACE, 0)
        while position < len(self.source):
            if self.source[position] == "[":
                table, position = self.header(position)
            else:
                position = self.pair(position, table)
            position = self.after(_SPACE, position)

    def after(self, pattern: re.Pattern[str], position: int) -> int:
        found = pattern.match(self.source, position)
        return found.end() if found else position

    def place(self, start: int, end: int) -> Place:
        return self.text.place(self.start + start, self.start + end)

    def note(self, pointer: Pointer, key: Place | None, span: tuple[int, int], kind: _Kind, tag: str) -> None:
        self.known.add(pointer)
        raw = None if kind in {"list", "mapping"} else self.source[span[0] : span[1]]
        self.fields.append(Field(pointer, key, self.place(*span), raw, kind, tag))

    def header(self, position: int) -> tuple[Pointer, int]:
        """`[table]` or `[[item of a list of tables]]`, and where it ends."""
        many = self.source.startswith("[[", position)
        parts, end = self.keys(position + 1 + many)
        end = self.after(_BLANK, end) + 1 + many
        pointer: Pointer = ()
        for index, (name, key) in enumerate(parts):
            pointer = (*pointer, name)
            last = index == len(parts) - 1
            if last and many:
                self.tables[pointer] += 1
            if pointer not in self.known:
                self.note(
                    pointer,
                    key,
                    (position, end),
                    "list" if last and many else "mapping",
                    "seq" if last and many else "map",
                )
            if pointer in self.tables:
                pointer = (*pointer, self.tables[pointer] - 1)
                if last:
                    self.note(pointer, None, (position, end), "mapping", "map")
        return pointer, end

    def keys(self, position: int) -> tuple[list[tuple[str, Place]], int]:
        """The parts of a dotted key, and where it ends."""
        parts: list[tuple[str, Place]] = []
        while True:
            position = self.after(_BLANK, position)
            end = self.after(_KEY, position)
            written = self.source[position:end]
            name = next(iter(tomllib.loads(f"{written} = 0"))) if written[:1] in "\"'" else written
            parts.append((name, self.place(position, end)))
            after = self.after(_BLANK, end)
            if self.source[after : after + 1] != ".":
                return parts, end
            position = after + 1

    def pair(self, position: int, table: Pointer) -> int:
        """`key = value`, and where it ends."""
        parts, end = self.keys(position)
        value = self.after(_BLANK, self.after(_BLANK, end) + 1)
        pointer, before, above = table, len(self.fields), []
        for name, key in parts[:-1]:
            pointer = (*pointer, name)
            if pointer not in self.known:
                self.known.add(pointer)
                above.append((pointer, key))
        end = self.value(value, (*pointer, parts[-1][0]), parts[-1][1])
        whole = self.place(position, end)
        self.fields[before:before] = [Field(outer, key, whole, None, "mapping", "map") for outer, key in above]
        return end

    def value(self, position: int, pointer: Pointer, key: Place | None) -> int:
        """A value of any kind, and where it ends."""
        first = self.source[position]
        if first in "[{":
            return self.collection(position, pointer, key)
        if first in "\"'":
            end = self.after(_STRING, position)
            self.note(pointer, key, (position, end), "quoted", "str")
            return end
        end = self.after(_DATE, position)
        tag = "timestamp"
        if end == position or self.after(_WORD, position) > end:
            end = self.after(_WORD, position)
            tag = _tag(self.source[position:end])
        self.note(pointer, key, (position, end), "plain", tag)
        return end

    def collection(self, position: int, pointer: Pointer, key: Place | None) -> int:
        """A list or an inline table, and where it ends."""
        slot, is_list = len(self.fields), self.source[position] == "["
        self.known.add(pointer)
        inner, index = self.after(_SPACE, position + 1), 0
        while self.source[inner] not in "]}":
            inner = self.value(inner, (*pointer, index), None) if is_list else self.pair(inner, pointer)
            inner = self.after(_SPACE, inner)
            index += 1
        kind: _Kind = "list" if is_list else "mapping"
        self.fields.insert(
            slot, Field(pointer, key, self.place(position, inner + 1), None, kind, "seq" if is_list else "map")
        )
        return inner + 1


def _tag(written: str) -> str:
    value: Any = tomllib.loads(f"x = {written}")["x"]
    return {bool: "bool", int: "int", float: "float"}.get(type(value), "str")
