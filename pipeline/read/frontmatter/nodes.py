"""YAML nodes as JSON values, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml

from pipeline.model.frontmatter import Field, FrontFault, Json, Pointer
from pipeline.model.place import Place
from pipeline.model.text import Text
from pipeline.read.frontmatter.head import Head
from pipeline.read.frontmatter.scalars import PREFIX, SCALAR_TAGS, scalar, short_tag

DEEPEST = 64
"""Levels of nesting that are read; no front matter written by a person comes near."""
LARGEST = 100_000
"""Values that a head may hold once its aliases are expanded."""

_KINDS: Any = {None: "plain", '"': "quoted", "'": "quoted", "|": "block", ">": "block"}
_LINES = re.compile(r"\r\n|\r|\n")
_MERGE = PREFIX + "merge"
_FOREIGN_TAGS = frozenset({"!r", "!expr"})
"""R code that R Markdown, Bookdown and Quarto run in front matter (https://bookdown.org/yihui/rmarkdown-cookbook/update-date.html)."""
_TRAPS = frozenset({PREFIX + "bool", PREFIX + "null"})


class Reading:
    """One walk over the nodes of a head, in the order of the text, that gathers values, fields and faults."""

    def __init__(self, source: str, text: Text, start: int, aliases: list[tuple[int, int]]) -> None:
        self.source = source
        self.text = text
        self.start = start
        self.starts = text.line_starts
        self.fields: list[Field] = []
        self.faults: list[FrontFault] = []
        self.size = 0
        self.aliased = bool(aliases)
        self.alias_ends = [end for _, end in aliases]
        self.next_alias: Iterator[tuple[int, int]] = iter(aliases)
        self.known: dict[int, tuple[Json, int]] = {}
        self.open: set[int] = set()

    def head(self, node: yaml.MappingNode) -> Head:
        self.open.add(id(node))
        data = self.mapping(node, ())
        if self.aliased:
            self.fields.sort(key=lambda field: field.value.start)
        if self.size > LARGEST:
            words = f"the aliases of the front matter expand to {self.size} values, more than {LARGEST}; write them out, or fewer"
            return Head({}, (), (FrontFault("unsupported", words, self.node_place(node)),), is_mapping=False)
        return Head(data, tuple(self.fields), tuple(self.faults))

    def place(self, start: int, end: int) -> Place:
        """As `Text.place`, faster for what stands on one line."""
        start, end = self.start + start, self.start + end
        line = bisect_right(self.starts, start)
        if line < len(self.starts) and end >= self.starts[line]:
            return self.text.place(start, end)
        before = self.starts[line - 1] - 1
        return Place(start, end, line, start - before, line, end - before)

    def node_place(self, node: yaml.Node) -> Place:
        return self.place(node.start_mark.index, self.end(node))

    def fault(self, kind: Any, message: str, place: Place, related: Place | None = None) -> None:
        self.faults.append(FrontFault(kind, message, place, related))

    def value(self, node: yaml.Node, pointer: Pointer, key: Place | None) -> Json:
        """The value of a node; its field, and those of its children, join the fields."""
        if self.aliased:
            return self.anchored(node, pointer, key)
        return self.plain_value(node, pointer, key)

    def plain_value(self, node: yaml.Node, pointer: Pointer, key: Place | None) -> Json:
        self.size += 1
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, pointer, key)
        place = self.node_place(node)
        if len(pointer) > DEEPEST:
            self.fault("unsupported", f"this is nested more than {DEEPEST} levels deep", place)
            return None
        tag = short_tag(node.tag)
        is_list = isinstance(node, yaml.SequenceNode)
        self.fields.append(Field(pointer, key, place, None, "list" if is_list else "mapping", tag))
        if tag not in {"seq", "map"}:
            self.unknown_tag(tag, place)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, pointer)
        return [self.value(item, (*pointer, index), None) for index, item in enumerate(node.value)]

    def scalar(self, node: yaml.ScalarNode, pointer: Pointer, key: Place | None) -> Json:
        start, end = node.start_mark.index, self.end(node)
        place, tag = self.place(start, end), short_tag(node.tag)
        kind = _KINDS.get(node.style, "plain")
        self.fields.append(Field(pointer, key, place, self.source[start:end], kind, tag))
        if tag not in SCALAR_TAGS:
            self.unknown_tag(tag, place)
            return str(node.value)
        try:
            return scalar(tag, node.value)
        except ValueError:
            words = f"`{_short(node.value)}` cannot be read as {tag}; put quotes around it if it is text"
            self.fault("unsupported", words, place)
            return str(node.value)

    def mapping(self, node: yaml.MappingNode, pointer: Pointer) -> dict[str, Json]:
        """The mapping of a node; of duplicate keys the last value counts."""
        data: dict[str, Json] = {}
        merged: list[tuple[Json, Place, Place]] = []
        keys: dict[str, Place] = {}
        for key_node, value_node in node.value:
            name, place = self.key(key_node)
            if name in keys:
                words = f"`{_short(name)}` stands twice; the last one counts"
                self.fault("duplicate-key", words, place, keys[name])
            keys.setdefault(name, place)
            if key_node.tag == _MERGE:
                merged.extend(self.merged(value_node, place))
            else:
                data[name] = self.value(value_node, (*pointer, name), place)
        return self.with_merged(data, merged, pointer) if merged else data

    def key(self, node: yaml.Node) -> tuple[str, Place]:
        """A key as a string, and where it stands."""
        if isinstance(node, yaml.ScalarNode) and not self.aliased:
            place = self.place(node.start_mark.index, self.end(node))
        else:
            place = self.unrecorded(node, ())[1]
        if not isinstance(node, yaml.ScalarNode):
            written = self.source[place.start - self.start : place.end - self.start]
            what = "a template's braces make" if written.startswith("{") else "this makes"
            self.fault("key-type", f"{what} `{_short(written)}` a key; put quotes around the value", place)
            return written, place
        if node.tag in _TRAPS and not node.style:
            words = (
                f"`{node.value}` as a key means {_meaning(node)}; put quotes around it"
                if node.value
                else "a key is missing before the colon"
            )
            self.fault("key-type", words, place)
        return str(node.value), place

    def unrecorded(self, node: yaml.Node, pointer: Pointer) -> tuple[Json, Place]:
        """A node's value and place, without fields of its own."""
        count = len(self.fields)
        value = self.value(node, pointer, None)
        place = self.fields[count].value if len(self.fields) > count else self.node_place(node)
        del self.fields[count:]
        return value, place

    def merged(self, node: yaml.Node, key: Place) -> Iterator[tuple[Json, Place, Place]]:
        """Each mapping that `<<` brings in, where it stands, and the key."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) and id(node) not in self.known else [node]
        for one in nodes:
            value, place = self.unrecorded(one, ())
            if isinstance(value, dict):
                yield value, place, key
            else:
                self.fault("syntax", "`<<` takes a mapping, or a list of mappings", place)

    def with_merged(
        self, own: dict[str, Json], merged: list[tuple[Json, Place, Place]], pointer: Pointer
    ) -> dict[str, Json]:
        """A mapping's own values over those merged into it, of which the first counts."""
        data: dict[str, Json] = {}
        for values, place, key in merged:
            assert isinstance(values, dict)
            for name, value in values.items():
                if name not in own and name not in data:
                    self.fields.append(Field((*pointer, name), key, place, None, "alias", _tag_of(value)))
                    data[name] = value
        return {**data, **own}

    def anchored(self, node: yaml.Node, pointer: Pointer, key: Place | None) -> Json:
        """As `plain_value`, in a head with aliases: a node met again is one."""
        mark = id(node)
        if mark in self.known or mark in self.open:
            start, end = next(self.next_alias)
            place = self.place(start, end)
            self.fields.append(Field(pointer, key, place, self.source[start:end], "alias", short_tag(node.tag)))
            if mark in self.open:
                self.fault("unsupported", f"`{self.source[start:end]}` contains itself", place)
                return None
            value, size = self.known[mark]
            self.size += size
            return value
        before = self.size
        self.open.add(mark)
        value = self.plain_value(node, pointer, key)
        self.open.discard(mark)
        self.known[mark] = (value, self.size - before)
        return value

    def unknown_tag(self, tag: str, place: Place) -> None:
        """Another program's tag, which is no fault, or one that nobody meant."""
        if tag not in _FOREIGN_TAGS:
            words = f"the tag `{tag}` has no meaning here and is passed over; remove it"
            way = ", or put quotes around the value if it is text" if tag.startswith("!") else ""
            self.fault("unsupported", words + way, place)

    def end(self, node: yaml.Node) -> int:
        """Where a node ends; PyYAML's own mark of a block collection lies at the start of what follows."""
        last, start, limit = node, node.start_mark.index, node.end_mark.index
        while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
            above = last.start_mark.index
            last = last.value[-1] if isinstance(last, yaml.SequenceNode) else last.value[-1][1]
            if last.start_mark.index <= above or last.end_mark.index > limit:  # an alias: its node stands elsewhere
                return max((end for end in self.alias_ends if start < end <= limit), default=limit)
        end: int = last.end_mark.index
        if isinstance(last, yaml.ScalarNode) and last.style in {"|", ">"}:
            return last.start_mark.index + _block_length(self.source[last.start_mark.index : end])
        return end


def _block_length(slice_: str) -> int:
    """The characters of a block scalar up to the end of its last line; where it keeps them (`|+`), its blank lines too."""
    header, *lines = _LINES.split(slice_)
    ends = [match.start() for match in _LINES.finditer(slice_)] + [len(slice_)]
    if "+" in header.partition("#")[0]:
        return ends[-2] if lines and not lines[-1] else ends[-1]
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), len(slice_))
    last = len(lines)
    while last and not lines[last - 1].strip(" ") and len(lines[last - 1]) <= indent:
        last -= 1
    return ends[last]


def _meaning(node: yaml.ScalarNode) -> str:
    value = scalar(short_tag(node.tag), node.value)
    return {True: "true", False: "false", None: "null"}[value]  # type: ignore[index]


def _tag_of(value: Json) -> str:
    """The tag of a value that came by a merge."""
    if isinstance(value, bool):
        return "bool"
    for kind, tag in ((dict, "map"), (list, "seq"), (int, "int"), (float, "float"), (str, "str")):
        if isinstance(value, kind):
            return tag
    return "null"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
