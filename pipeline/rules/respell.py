"""Edits that write another name where one stands, in the spelling of the place."""

from __future__ import annotations

import re

from pipeline.model.diagnostic import Edit
from pipeline.model.frontmatter import Field

_PLAIN = re.compile(r"[^\W\d_][\w ./+-]*(?<![ ])", re.UNICODE)
"""Text that YAML takes as it is, in block and in flow style alike."""
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"})


def scalar(path: str, field: Field, new: str) -> Edit | None:
    """The edit that makes a front-matter scalar `new`, quoted as before; None where that cannot be said plainly."""
    if field.raw is None or field.kind not in {"plain", "quoted"}:
        return None
    mark = field.raw[0] if field.kind == "quoted" else ""
    if mark:
        fits = not set(new) & {"'", '"', "\\"} and new.isprintable()
    else:
        fits = _PLAIN.fullmatch(new) is not None and new.lower() not in _NOT_TEXT
    return Edit(path, field.value.start, field.value.end, f"{mark}{new}{mark}") if fits else None


def listed(path: str, field: Field, new: str) -> Edit | None:
    """The edit that writes a list where one text with commas stands; None where that is not one line."""
    if field.raw is None or field.kind not in {"plain", "quoted"} or not field.raw.isprintable():
        return None
    return Edit(path, field.value.start, field.value.end, new)


def quotes(path: str, field: Field) -> Edit | None:
    """The edit that makes text of a plain scalar which YAML takes for something else; None where quoting is not plain."""
    if field.kind != "plain" or not field.raw or not field.raw.isprintable() or set(field.raw) & {'"', "\\"}:
        return None
    return Edit(path, field.value.start, field.value.end, f'"{field.raw}"')
