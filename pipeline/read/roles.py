"""What the front matter says, whatever its fields are called."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.dialect import Dialect
from pipeline.model.frontmatter import FrontMatter, Json, Pointer
from pipeline.model.link import Link
from pipeline.model.note import Label, Relation, Roles
from pipeline.model.options import Options
from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.read.frontmatter.links import WIKILINK, links, parts, verbatim
from pipeline.read.old_paths import is_old_path
from pipeline.read.privacy import is_published

_NOBODY = frozenset({"", "none", "null", "self"})
"""What `canonical_id` and `duplicate_of` hold where they name no other note."""
COMMA = re.compile(r"[,\uff0c\u3001]")
COMMA_OR_SPACE = re.compile(r"[\s,\uff0c\u3001]+")
"""What divides names, and tags, in one text."""


class Value(NamedTuple):
    """A value of the front matter and the way to it."""

    pointer: Pointer
    data: Json


def roles(front: FrontMatter, text: Text, options: Options) -> tuple[Roles, tuple[Link, ...]]:
    """What a note's front matter says by its roles, and the links in the fields that are configured to hold links.

    Values of the wrong type are left out. Never raises.
    """
    names = options.roles
    reading = _Reading(front, text, options.dialect)
    title = reading.one(names.title)
    aliases = reading.several(names.aliases, COMMA)
    found = Roles(
        id=reading.one(names.id),
        title=title,
        aliases=tuple(alias for alias in aliases if not is_old_path(alias.text, title.text if title else "")),
        hidden_aliases=reading.several(names.hidden_aliases, COMMA),
        old_paths=tuple(alias for alias in aliases if is_old_path(alias.text, title.text if title else "")),
        canonical=reading.reference(names.canonical),
        duplicate_of=reading.reference(names.duplicate_of),
        status=reading.one(names.status),
        trust=reading.one(names.trust),
        confidence=_confidence(reading.first(names.confidence)),
        verification=reading.one(names.verification),
        sources=tuple(source.text for source in reading.several(names.sources, None)),
        relations=tuple(reading.relations(names.relations)),
        tags=tuple(_unhashed(tag) for tag in reading.several(names.tags, COMMA_OR_SPACE)),
        category=reading.one(names.category) or next(iter(reading.several(names.category, None)), None),
        updated=reading.one(names.updated),
        publish=is_published(front, text, names),
        language=_text(reading.one(names.language)),
        summary=_text(reading.one(names.summary)),
        kind=reading.one(names.kind),
        tech=tuple(dict.fromkeys(reading.stack(names.tech))),
    )
    return found, links(front, text, options)


class _Reading:
    """The front matter and the text it stands in, asked for labels."""

    def __init__(self, front: FrontMatter, text: Text, dialect: Dialect) -> None:
        self.front = front
        self.text = text
        self.dialect = dialect
        self.fields = {field.pointer: field for field in front.fields}

    def first(self, names: tuple[str, ...]) -> Value | None:
        """The value of the first field that is present."""
        return next((Value((name,), self.front.data[name]) for name in names if name in self.front.data), None)

    def one(self, names: tuple[str, ...]) -> Label | None:
        """The text of the first field that is present; None where it is empty or no text."""
        value = self.first(names)
        return self.label(value) if value else None

    def label(self, value: Value) -> Label | None:
        if not isinstance(value.data, str) or not value.data.strip():
            return None
        return Label(value.data.strip(), self.place(value.pointer))

    def place(self, pointer: Pointer) -> Place:
        """The place of a value; of what holds it, where it has none of its own."""
        while pointer:
            field = self.fields.get(pointer)
            if field:
                return field.value
            pointer = pointer[:-1]
        return self.front.head

    def several(self, names: tuple[str, ...], separator: re.Pattern[str] | None) -> tuple[Label, ...]:
        """The texts of all the fields, each a list, or one text that a separator divides (None: that is one)."""
        found: list[Label] = []
        for name in names:
            found.extend(self.labels(Value((name,), self.front.data.get(name)), separator))
        return tuple(found)

    def labels(self, value: Value, separator: re.Pattern[str] | None) -> Iterator[Label]:
        if isinstance(value.data, list):
            for index, item in enumerate(value.data):
                label = self.label(Value((*value.pointer, index), item))
                if label:
                    yield label
        elif isinstance(value.data, str) and separator:
            yield from self.pieces(value.pointer, value.data, separator)
        elif label := self.label(value):
            yield label

    def pieces(self, pointer: Pointer, text: str, separator: re.Pattern[str]) -> Iterator[Label]:
        """The pieces of one text, each at its own place where the text stands in the file as it is."""
        field = self.fields.get(pointer)
        begin = verbatim(field, text)
        position = 0
        for piece in separator.split(text):
            position = text.index(piece, position)
            if piece.strip():
                label = piece.strip()
                start = begin + text.index(label, position) if begin is not None else 0
                place = self.place(pointer) if begin is None else self.text.place(start, start + len(label))
                yield Label(label, place)
            position += len(piece)

    def reference(self, names: tuple[str, ...]) -> Label | None:
        """The note that a field names; None for `self`, `none` and the like."""
        value = self.first(names)
        label = self.target(value) if value else None
        return None if label is None or label.text.casefold() in _NOBODY else label

    def target(self, value: Value) -> Label | None:
        """The name in a text, a `"[[wikilink]]"`, or an unquoted `[[wikilink]]`, which YAML takes for nested lists."""
        place = self.place(value.pointer)
        written = value.data if isinstance(value.data, str) else self.text.content[place.start : place.end]
        bare = WIKILINK.fullmatch(written) is None
        if bare and not isinstance(value.data, str):
            return None
        name = written.strip() if bare else parts(written, self.dialect).target
        return Label(name, place) if name else None

    def relations(self, names: tuple[str, ...]) -> Iterator[Relation]:
        """The typed links of the fields: a mapping from type to targets, or a field that is itself a type."""
        for name in names:
            data = self.front.data.get(name)
            if isinstance(data, dict):
                for kind, targets in data.items():
                    yield from self.targets(kind, Value((name, kind), targets))
            else:
                yield from self.targets(name, Value((name,), data))

    def stack(self, names: tuple[str, ...]) -> Iterator[str]:
        """The texts in the fields: of a mapping its values, each a text or a list of them."""
        for name in names:
            data = self.front.data.get(name)
            values = data.values() if isinstance(data, dict) else [data]
            for value in values:
                items = value if isinstance(value, list) else [value]
                yield from (item.strip() for item in items if isinstance(item, str) and item.strip())

    def targets(self, kind: str, value: Value) -> Iterator[Relation]:
        whole = self.target(value)
        items = value.data if isinstance(value.data, list) and whole is None else []
        each = [self.target(Value((*value.pointer, index), item)) for index, item in enumerate(items)]
        for label in [whole, *each]:
            if label is not None:
                yield Relation(kind, label)


def _unhashed(tag: Label) -> Label:
    return Label(tag.text.lstrip("#") or tag.text, tag.place)


def _text(label: Label | None) -> str | None:
    return label.text if label else None


def _confidence(value: Value | None) -> float | None:
    """A number from 0 to 1."""
    data = value.data if value else None
    if isinstance(data, bool) or not isinstance(data, int | float) or not math.isfinite(data):
        return None
    return float(data) if 0 <= data <= 1 else None
