"""Links in the front-matter fields that are configured to hold them; in every other field a link is mere text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pipeline.model.dialect import Dialect
from pipeline.model.frontmatter import Field, FrontMatter, Json, Pointer
from pipeline.model.link import Link
from pipeline.model.options import Options
from pipeline.model.text import Text

WIKILINK = re.compile(r"\s*\[\[([^\[\]\r\n]+)\]\]\s*")
_WITHIN = re.compile(r"\[\[[^\[\]\r\n]+\]\]")
_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


@dataclass(frozen=True, slots=True)
class Parts:
    """A wikilink taken apart; None for what it does not have."""

    target: str | None
    fragment: str | None
    label: str | None


def parts(wikilink: str, dialect: Dialect) -> Parts:
    """What stands between the brackets of `[[target#fragment|label]]`, the label first where the dialect has it so."""
    inner = wikilink.strip().removeprefix("[[").removesuffix("]]").replace("\\|", "|")
    left, bar, right = inner.partition("|")
    address, label = (right, left) if bar and dialect.label_first else (left, right)
    target, _, fragment = address.strip().partition("#")
    return Parts(target.strip() or None, fragment.strip() or None, label.strip() or None)


def verbatim(field: Field | None, text: str) -> int | None:
    """The offset at which a scalar's text stands in the file as it is; None where quoting or folding changed it."""
    if field is None or field.raw is None or field.kind not in {"plain", "quoted"}:
        return None
    at = field.raw.find(text)
    return field.value.start + at if at >= 0 else None


def links(front: FrontMatter, text: Text, options: Options) -> tuple[Link, ...]:
    """The links of the configured fields, in the order of the text."""
    if not options.link_fields:
        return ()
    found: list[Link] = []
    fields = {field.pointer: field for field in front.fields}
    for name in options.link_fields:
        if name in front.data:
            found.extend(_links(fields, text, options.dialect, (name,), front.data[name]))
    return tuple(sorted(found, key=lambda link: (link.place.start, link.place.end)))


def _links(
    fields: Mapping[Pointer, Field], text: Text, dialect: Dialect, pointer: Pointer, data: Json
) -> Iterator[Link]:
    """The links in a value, at any depth."""
    field = fields.get(pointer)
    if field is None:
        return
    written = text.content[field.value.start : field.value.end]
    if isinstance(data, str):
        yield from _in_text(field, text, dialect, data)
    elif isinstance(data, list) and WIKILINK.fullmatch(written):
        yield _wikilink(text, field, field.value.start, written, dialect)
    elif isinstance(data, list | dict):
        items = enumerate(data) if isinstance(data, list) else data.items()
        for step, item in items:
            yield from _links(fields, text, dialect, (*pointer, step), item)


def _in_text(field: Field, text: Text, dialect: Dialect, data: str) -> Iterator[Link]:
    """The wikilinks in a text; a text without brackets is itself a target."""
    begin = verbatim(field, data)
    if dialect.wikilinks and "[[" in data:
        for match in _WITHIN.finditer(data):
            yield _wikilink(text, field, None if begin is None else begin + match.start(), match[0], dialect)
    elif data.strip():
        address = data.strip()
        external = _EXTERNAL.match(address) is not None
        target, _, fragment = (address, "", "") if external else address.partition("#")
        start = field.value.start if begin is None else begin
        place = text.place(start, field.value.end if begin is None else begin + len(data))
        raw = text.content[place.start : place.end]
        decoded = target if external else unquote(target)
        yield Link(
            place,
            "link",
            raw,
            decoded or None,
            unquote(fragment) or None,
            None,
            external,
            address[:300],
            str(field.pointer[0]),
        )


def _wikilink(text: Text, field: Field, start: int | None, written: str, dialect: Dialect) -> Link:
    """A wikilink at its place, or at its whole field where quoting hides the place (`start` None)."""
    place = field.value if start is None else text.place(start, start + len(written))
    found = parts(written, dialect)
    raw = text.content[place.start : place.end]
    sentence = found.label or found.target or found.fragment or ""
    return Link(
        place, "wikilink", raw, found.target, found.fragment, found.label, False, sentence[:300], str(field.pointer[0])
    )
