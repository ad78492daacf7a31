"""Edits of front matter as splices of its text: comments, order, quoting and untouched lines stay (law 5).

Each function answers with the edit, or with None where the text has a shape that it does not understand.
`verified` makes an edit and holds the result against the data that was meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.edit.spelling import in_flow, spelt
from pipeline.edit.splice import apply
from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import Field, FrontMatter, Json, Pointer
from pipeline.model.text import Text

_LINE_END = re.compile(r"\r\n?|\n")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")
_DASH = re.compile(r"(?P<indent>[ \t]*)-(?P<gap>[ \t]+)\Z")


def verified(
    text: Text, edits: Iterable[Edit], meant: Mapping[str, Json], reparse: Callable[[Text], FrontMatter]
) -> Text | None:
    """The edited text, or None where its front matter, parsed again, is not exactly what was meant."""
    before, after = reparse(text), apply(text, edits)
    now = reparse(after)
    same_body = text.content[before.place.end :] == after.content[now.place.end :]
    as_meant = json.dumps(dict(now.data)) == json.dumps(dict(meant)) and len(now.faults) <= len(before.faults)
    return after if same_body and as_meant else None


def set_value(path: str, text: Text, front: FrontMatter, key: str, value: Json) -> Edit | None:
    """Give a top-level field a scalar value, in the quotes it had; a new field goes last."""
    field = front.field(key)
    if field is None:
        written = spelt(value)
        return None if written is None else _new_line(path, text, front, f"{_key(key)}: {written}")
    if front.format != "yaml" or field.kind not in {"plain", "quoted"}:
        return None
    written = spelt(value, field)
    if written is None:
        return None
    if field.value.start == field.value.end:  # a key without a value: `aliases:`
        written = f" {written}"
    return Edit(path, field.value.start, field.value.end, written)


def add_item(path: str, text: Text, front: FrontMatter, key: str, value: str) -> Edit | None:
    """Append to a list; an absent or empty field becomes a list of one."""
    return add_items(path, text, front, key, [value])


def add_items(path: str, text: Text, front: FrontMatter, key: str, values: Sequence[Json]) -> Edit | None:
    """Append several to a list, in one edit; an absent or empty field becomes a list."""
    field, written = front.field(key), [in_flow(value) for value in values]
    if field is None:
        return _new_line(path, text, front, f"{_key(key)}: [{', '.join(written)}]")
    if front.format != "yaml":
        return None
    if field.tag == "null" and field.kind == "plain":
        return as_list(path, front, key, values)
    return _add_to_list(path, text, front, field, written) if field.kind == "list" else None


def as_list(path: str, front: FrontMatter, key: str, values: Sequence[Json]) -> Edit | None:
    """A list in the place of a scalar that is written in a line."""
    field = front.field(key)
    if front.format != "yaml" or field is None or field.kind not in {"plain", "quoted"}:
        return None
    gap = " " if field.value.start == field.value.end else ""  # a key without a value: `aliases:`
    return Edit(path, field.value.start, field.value.end, f"{gap}[{', '.join(map(in_flow, values))}]")


def add_nested(path: str, text: Text, front: FrontMatter, key: str, inner: str, value: str) -> Edit | None:
    """Append to a list in a mapping, as `relations: {broader: […]}`; what is absent is made."""
    outer, field, written = front.field(key), front.field(key, inner), spelt(value)
    if written is None or front.format not in (None, "yaml"):
        return None
    line = f"{_key(inner)}: [{written}]"
    if outer is None:
        return _new_line(path, text, front, f"{_key(key)}:{_line_end(text)}  {line}")
    if outer.kind != "mapping":
        return None
    if field is None:
        return _new_inner_line(path, text, front, outer, line)
    if field.kind == "list":
        return _add_to_list(path, text, front, field, [written])
    is_text = field.kind in {"plain", "quoted"} and field.tag == "str"
    return Edit(path, field.value.start, field.value.end, f"[{field.raw}, {written}]") if is_text else None


def _new_inner_line(path: str, text: Text, front: FrontMatter, outer: Field, line: str) -> Edit | None:
    """A first line in a mapping of the top level, indented as the one that is first now."""
    first = next((one for one in front.fields if len(one.pointer) == 2 and one.pointer[0] == outer.pointer[0]), None)
    if first is None or first.key is None or text.content[outer.value.start : outer.value.start + 1] == "{":
        return None
    indent = text.content[text.line_starts[first.key.line - 1] : first.key.start]
    return Edit(path, first.key.start, first.key.start, f"{line}{_line_end(text)}{indent}")


def remove_item(path: str, text: Text, front: FrontMatter, key: str, index: int) -> Edit | None:
    """Take the item at an index, from 0, out of a list of scalars; the last one leaves `[]`."""
    return remove_at(path, text, front, (key, index))


def remove_at(path: str, text: Text, front: FrontMatter, pointer: Pointer) -> Edit | None:
    """Take an item out of a list of scalars at any depth; the last one leaves `[]`."""
    *way, index = pointer
    field = front.field(*way)
    if not isinstance(index, int) or front.format != "yaml" or field is None or field.kind != "list":
        return None
    items = _items(front, field)
    if not 0 <= index < len(items) or any(item.kind not in {"plain", "quoted"} for item in items):
        return None
    if _is_flow(text, field):
        return _remove_from_flow(path, items, index)
    return _remove_from_block(path, text, field, items, index)


def remove_key(path: str, text: Text, front: FrontMatter, key: str) -> Edit | None:
    """Take a top-level field out, with its lines and the comment behind it."""
    field = front.field(key)
    if front.format != "yaml" or field is None or field.key is None or field.key.column != 1:
        return None
    rest = _REST_OF_LINE.match(text.content, field.value.end)
    return Edit(path, field.key.start, rest.end(), "") if rest else None


def _items(front: FrontMatter, field: Field) -> list[Field]:
    depth = len(field.pointer) + 1
    return [item for item in front.fields if len(item.pointer) == depth and item.pointer[:-1] == field.pointer]


def _is_flow(text: Text, field: Field) -> bool:
    return text.content[field.value.start : field.value.start + 1] == "["


def _key(name: str) -> str:
    return spelt(name) or name


def _new_line(path: str, text: Text, front: FrontMatter, line: str) -> Edit | None:
    """A line before the closing delimiter, or a head of its own where there is none."""
    end_of_line = _line_end(text)
    if front.format is None:
        return None if front.faults else Edit(path, 0, 0, f"---{end_of_line}{line}{end_of_line}---{end_of_line}")
    if front.format != "yaml":
        return None
    last = text.line_of(max(front.place.start, front.place.end - 1))
    start = text.line_starts[last - 1]
    return Edit(path, start, start, f"{_indent(text, front)}{line}{end_of_line}")


def _indent(text: Text, front: FrontMatter) -> str:
    """What stands before the keys of the top level: nothing, or in some files a blank."""
    first = next((field.key for field in front.fields if len(field.pointer) == 1 and field.key), None)
    before = text.content[text.line_starts[first.line - 1] : first.start] if first else ""
    return before if before.isspace() else ""


def _line_end(text: Text) -> str:
    found = _LINE_END.search(text.content)
    return found[0] if found else "\n"


def _add_to_list(path: str, text: Text, front: FrontMatter, field: Field, written: list[str]) -> Edit | None:
    items = _items(front, field)
    if _is_flow(text, field):
        return _add_to_flow(path, text, field, items, ", ".join(written))
    return _add_to_block(path, text, items, written)


def _add_to_flow(path: str, text: Text, field: Field, items: list[Field], written: str) -> Edit:
    if not items:
        return Edit(path, field.value.start, field.value.end, f"[{written}]")
    end = items[-1].value.end
    return Edit(path, end, end, f", {written}")


def _add_to_block(path: str, text: Text, items: list[Field], written: list[str]) -> Edit | None:
    """Lines of their own after the last item, indented as that one."""
    last = items[-1] if items else None
    lead = _DASH.search(text.content[text.line_starts[last.value.line - 1] : last.value.start]) if last else None
    rest = _REST_OF_LINE.match(text.content, last.value.end) if last else None
    if lead is None or rest is None:
        return None
    end_of_line = _line_end(text)
    lines = "".join(f"{lead['indent']}-{lead['gap']}{item}{end_of_line}" for item in written)
    return Edit(path, rest.end(), rest.end(), lines)


def _remove_from_flow(path: str, items: list[Field], index: int) -> Edit:
    """With the comma before it, or of the first item with the comma after it."""
    if len(items) == 1:
        return Edit(path, items[0].value.start, items[0].value.end, "")
    if index == 0:
        return Edit(path, items[0].value.start, items[1].value.start, "")
    return Edit(path, items[index - 1].value.end, items[index].value.end, "")


def _remove_from_block(path: str, text: Text, field: Field, items: list[Field], index: int) -> Edit | None:
    """With its whole line; of the only item the list becomes `[]`."""
    item = items[index]
    start = text.line_starts[item.value.line - 1]
    rest = _REST_OF_LINE.match(text.content, item.value.end)
    if rest is None or _DASH.fullmatch(text.content[start : item.value.start]) is None:
        return None
    if len(items) > 1:
        return Edit(path, start, rest.end(), "")
    colon = text.content.find(":", field.key.end if field.key else start, start)
    end_of_line = _LINE_END.search(text.content, item.value.end)
    return Edit(path, colon + 1, end_of_line.start() if end_of_line else item.value.end, " []") if colon >= 0 else None
