"""How a value is written in YAML, as plainly as it can be."""

from __future__ import annotations

import json
import re

from pipeline.model.frontmatter import Field, Json

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+-]*[\w./()+-])?")
"""Text that YAML takes as it is, in block and in flow style alike."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OTHER_TYPES = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNPRINTABLE = re.compile(r"[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def spelt(value: Json, like: Field | None = None) -> str | None:
    """A scalar in YAML, in the quotes of the field that it replaces; None for lists and mappings."""
    if isinstance(value, (list, dict)):
        return None
    if not isinstance(value, str):
        return json.dumps(value)
    quote = like.raw[:1] if like and like.kind == "quoted" and like.raw else ""
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if like and like.kind == "plain" and like.tag == "timestamp" and _DATE.fullmatch(value):
        return value
    if quote != '"' and _PLAIN.fullmatch(value) and value.lower() not in _OTHER_TYPES:
        return value
    return _double_quoted(value)


def in_flow(value: Json) -> str:
    """Any value in one line of YAML, lists and mappings in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(map(in_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{in_flow(key)}: {in_flow(item)}' for key, item in value.items())}}}"
    return spelt(value) or ""


def _double_quoted(value: str) -> str:
    return _UNPRINTABLE.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(value, ensure_ascii=False))
