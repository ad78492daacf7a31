"""Values as JSON text, however hostile the strings in them."""

from __future__ import annotations

import json


def dumped(value: object) -> str:
    """Indented JSON with a line end. Text stays readable, but lone surrogates, which no file can hold, are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = json.dumps(value, ensure_ascii=True, indent=2)
    return text + "\n"
